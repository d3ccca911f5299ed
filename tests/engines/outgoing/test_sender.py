"""What becomes of an event: every answer that a receiver may give, and those that it should not."""

import time

import pytest

from heard.engines.outgoing.address import REFUSED
from heard.engines.outgoing.sender import Ending, Letter, Outcome, Sender
from heard.engines.outgoing.signature import SigningKey, verified
from heard.engines.outgoing.transport import UNREACHABLE
from heard.errors import InvalidValue
from tests.fakes.resolver import Resolver
from tests.fakes.webhook_server import OK, Receiver, webhook_server

KEYS = [SigningKey(b"0123456789abcdef0123456789abcdef")]
EVENT = Letter("evt_1", '{"schema":"heard.event/1","told":"é"}'.encode())
# 2026-01-01, 00:00:00 UTC.
NOW = 1_767_225_600.0


def sent(receiver: Receiver, event: Letter = EVENT, *, seconds: float = 5.0) -> Outcome:
    with webhook_server(receiver) as port:
        sender = Sender([f"127.0.0.1:{port}"], now=lambda: NOW, seconds=seconds)
        return sender.send(event, f"http://127.0.0.1:{port}/hook?to=me", KEYS)


def answer(status: int, *headers: str, body: str = "") -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *headers, "", body]
    return "\r\n".join(lines).encode()


def test_the_bytes_arrive_as_they_were_with_a_signature() -> None:
    receiver = Receiver()
    assert sent(receiver) == Outcome(Ending.DELIVERED, "The address answered 200.")
    assert receiver.bodies == [EVENT.body]
    assert verified(receiver.headers[0], receiver.bodies[0], KEYS, now=NOW)
    assert receiver.headers[0]["content-type"] == "application/json"


def test_every_try_has_the_same_id() -> None:
    receiver = Receiver([answer(500)])
    assert [sent(receiver).ending for _ in range(3)] == [Ending.RETRY] * 3
    assert {headers["webhook-id"] for headers in receiver.headers} == {"evt_1"}


@pytest.mark.parametrize(
    ("status", "ending"),
    [
        (200, Ending.DELIVERED),
        (201, Ending.DELIVERED),
        (202, Ending.DELIVERED),
        (204, Ending.DELIVERED),
        (301, Ending.RETRY),
        (304, Ending.RETRY),
        (400, Ending.RETRY),
        (401, Ending.RETRY),
        (404, Ending.RETRY),
        (409, Ending.RETRY),
        (410, Ending.GONE),
        (413, Ending.RETRY),
        (429, Ending.RETRY),
        (500, Ending.RETRY),
        (502, Ending.RETRY),
        (503, Ending.RETRY),
        (504, Ending.RETRY),
        (599, Ending.RETRY),
    ],
)
def test_the_status_decides(status: int, ending: Ending) -> None:
    assert sent(Receiver([answer(status)])) == Outcome(ending, f"The address answered {status}.")


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        (429, "120", 120),
        (503, "0", 0),
        (503, "Thu, 01 Jan 2026 00:10:00 GMT", 600),
        (503, "Wed, 31 Dec 2025 23:00:00 GMT", 0),
        (429, "999999999", 86_400),
        (429, "Fri, 01 Jan 2100 00:00:00 GMT", 86_400),
        (429, "9" * 5_000, 0),
        (429, "-5", 0),
        (429, "1e9", 0),
        (429, "soon", 0),
        (429, "", 0),
        (200, "120", 0),
        (410, "120", 0),
    ],
)
def test_a_receiver_may_ask_to_be_left_alone_for_up_to_a_day(status: int, asked: str, seconds: float) -> None:
    assert sent(Receiver([answer(status, f"Retry-After: {asked}")])).asked == seconds


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/latest", "http://localhost:6379/", "//10.0.0.1/", "https://example.com/", "/"]
)
def test_no_redirect_is_followed(location: str) -> None:
    receiver = Receiver([answer(307, f"Location: {location}")])
    assert sent(receiver) == Outcome(Ending.RETRY, "The address answered 307.")
    assert len(receiver.bodies) == 1


@pytest.mark.parametrize(
    "receiver",
    [
        Receiver([]),
        Receiver([], torn=True),
        Receiver([b"HTTP/1.1 2"]),
        Receiver([b"HTTP/1.1 200 OK\r\nContent-"], torn=True),
        Receiver([b"220 mail.example ESMTP\r\n"]),
        Receiver([b"-ERR unknown command 'POST'\r\n"]),
        Receiver([b"\x16\x03\x01\x02\x00" * 50]),
        Receiver([b"HTTP/1.1 999999 OK\r\n\r\n"]),
        Receiver([b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"]),
        Receiver([b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000]),
    ],
    ids="silence reset short torn mail redis tls status lengths header".split(),
)
def test_what_is_no_answer_is_tried_again_with_one_sentence(receiver: Receiver) -> None:
    assert sent(receiver) == Outcome(Ending.RETRY, UNREACHABLE)


@pytest.mark.parametrize(
    "receiver",
    [
        Receiver(pause=3.0),
        Receiver([b"H", b"T", b"T", b"P"] * 20, pause=0.1),
        Receiver([b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 100], pause=0.1),
        Receiver([b"HTTP/1.1 102 Wait\r\n\r\n"] * 100, pause=0.1),
    ],
    ids="slow letters headers interim".split(),
)
def test_nobody_is_waited_for_longer_than_the_limit(receiver: Receiver) -> None:
    began = time.monotonic()
    assert sent(receiver, seconds=0.4) == Outcome(Ending.RETRY, UNREACHABLE)
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize(
    "receiver",
    [
        Receiver([OK[:-1]]),
        Receiver([OK[:-1]], torn=True),
        Receiver([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz"]),
        Receiver([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip"]),
        Receiver([b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", *[b"x"] * 99], pause=0.1),
    ],
    ids="half reset chunks gzip trickle".split(),
)
def test_an_event_that_was_taken_is_delivered_whatever_follows(receiver: Receiver) -> None:
    began = time.monotonic()
    assert sent(receiver, seconds=1.0).ending is Ending.DELIVERED
    assert time.monotonic() - began < 3.0


@pytest.mark.parametrize("length", [b"Content-Length: 40000000\r\n", b""], ids=["large", "endless"])
def test_the_end_of_a_large_answer_is_not_read(length: bytes) -> None:
    receiver = Receiver([b"HTTP/1.1 200 OK\r\n" + length + b"\r\n", *[b"x" * 100_000] * 400])
    assert sent(receiver).ending is Ending.DELIVERED
    # The rest is what the system holds ready on the way.
    assert receiver.sent < 20_000_000


def test_nothing_of_an_answer_is_shown() -> None:
    outcome = sent(Receiver([answer(500, "X-Key: word-of-theirs", body="word-of-theirs")]))
    assert "word-of-theirs" not in repr(outcome)


@pytest.mark.parametrize("url", ["http://example.com/", "https://127.0.0.1/", "https://localhost:22/", "\ud800", ""])
def test_an_address_inside_is_refused(url: str) -> None:
    resolver = Resolver(["127.0.0.1"])
    assert Sender(resolve=resolver).send(EVENT, url, KEYS) == Outcome(Ending.REFUSED, REFUSED)
    assert resolver.asked == []


@pytest.mark.parametrize("resolver", [Resolver(), Resolver(["10.0.0.1"]), Resolver(["93.184.215.14", "::1"])])
def test_a_name_that_leads_inside_sounds_like_one_that_leads_nowhere(resolver: Resolver) -> None:
    outcome = Sender(resolve=resolver).send(EVENT, "https://hooks.example/", KEYS)
    assert outcome == Outcome(Ending.RETRY, UNREACHABLE)


def test_a_closed_port_is_tried_again() -> None:
    with webhook_server(Receiver()) as port:
        pass
    sender = Sender([f"127.0.0.1:{port}"])
    assert sender.send(EVENT, f"http://127.0.0.1:{port}/", KEYS) == Outcome(Ending.RETRY, UNREACHABLE)


def test_one_receiver_that_hangs_leaves_the_others_alone() -> None:
    assert sent(Receiver(pause=1.0), seconds=0.1).ending is Ending.RETRY
    assert sent(Receiver()).ending is Ending.DELIVERED


@pytest.mark.parametrize(("hops", "ending"), [(0, Ending.DELIVERED), (2, Ending.DELIVERED), (3, Ending.REFUSED)])
def test_two_houses_that_face_each_other_fall_silent(hops: int, ending: Ending) -> None:
    receiver = Receiver()
    assert sent(receiver, Letter("evt_1", b"{}", hops)).ending is ending
    assert [headers["heard-hops"] for headers in receiver.headers] == [str(hops + 1)] * (ending is Ending.DELIVERED)


def test_nothing_is_sent_without_a_key() -> None:
    with pytest.raises(InvalidValue, match="signing key"):
        Sender().send(EVENT, "https://example.com/", [])
