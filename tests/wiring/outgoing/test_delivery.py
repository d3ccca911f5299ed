"""Events on their way to real receivers: none lost, none held up, and tried until the schedule ends."""

import json
import logging
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from heard.engines.outgoing.schedule import WAITS
from heard.engines.outgoing.signature import read_key, verified
from heard.storage.access.audit import records
from heard.storage.happening.events import EventType, happened
from heard.storage.outgoing.deliveries import DeliveryState
from heard.storage.outgoing.webhooks import webhook_of
from heard.storage.store import Store
from tests.fakes.webhook_server import OK, Receiver, webhook_server
from tests.storage.outgoing.deeds import CANARY, conversation
from tests.wiring.outgoing.posting import BY, Posting, posting_on, until

ANSWER = "HTTP/1.1 {status} Said\r\nContent-Length: 0\r\n{more}\r\n"


def answering(status: int, more: str = "") -> Receiver:
    return Receiver([ANSWER.format(status=status, more=more).encode()])


def seqs(receiver: Receiver) -> list[int]:
    return [json.loads(body)["seq"] for body in receiver.bodies]


def states(posting: Posting, id_: int) -> list[DeliveryState]:
    return [each.state for each in posting.deliveries(id_)]


def test_events_arrive_in_order_signed_and_without_a_word(store: Store, tmp_path: Path) -> None:
    receiver = Receiver()
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_, key = posting.webhooks.add(BY, f"http://127.0.0.1:{port}/", [EventType.TURNS])
        happened = posting.happens(3)
        with posting.delivering():
            until(lambda: states(posting, id_) == [DeliveryState.DELIVERED] * 3)
    assert seqs(receiver) == happened
    told = json.loads(receiver.bodies[0])
    assert told.keys() == {"schema", "id", "seq", "at", "type", "conversation_id", "data"}
    assert (told["schema"], told["data"], told["id"]) == ("heard.event/1", {"turns": ["0"]}, f"event-{happened[0]}")
    assert told["id"] == receiver.headers[0]["webhook-id"]
    assert verified(receiver.headers[0], receiver.bodies[0], [read_key(key)], now=posting.clock().timestamp())
    assert CANARY not in b"".join(receiver.bodies).decode()


def test_an_event_that_webhooks_have_caused_says_so_and_goes_no_further_than_three(
    store: Store, tmp_path: Path
) -> None:
    receiver = Receiver()
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        with posting.store.writing() as session:
            for hops in (0, 2, 3):
                happened(session, EventType.TURNS, conversation(session), {"turns": ["1"], "hops": hops})
        with posting.delivering():
            until(lambda: states(posting, id_) == [DeliveryState.DEAD, *[DeliveryState.DELIVERED] * 2])
    assert [headers["heard-hops"] for headers in receiver.headers] == ["1", "3"]
    assert all(json.loads(body)["data"] == {"turns": ["1"]} for body in receiver.bodies)


def test_what_happens_later_is_sent_at_a_call(store: Store, tmp_path: Path) -> None:
    receiver = Receiver()
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        posting.add(port)
        with posting.delivering() as deliverer:
            [seq] = posting.happens()
            deliverer.call()
            until(lambda: seqs(receiver) == [seq])


def test_what_fails_is_tried_by_the_schedule_until_it_is_dead_and_may_be_replayed(store: Store, tmp_path: Path) -> None:
    receiver = answering(500)
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        posting.happens()
        with posting.delivering() as deliverer:
            for tries in range(1, len(WAITS) + 1):
                until(lambda: len(receiver.bodies) == tries == posting.deliveries(id_)[0].tries)  # noqa: B023 - at once
                posting.clock.go_on(timedelta(seconds=2 * WAITS[-1]))
                deliverer.call()
            [dead] = posting.deliveries(id_)
            assert (dead.state, dead.next_at, dead.told) == ("dead", None, "The address answered 500.")
            receiver.pieces = [OK]
            posting.webhooks.replay(BY, dead.id)
            deliverer.call()
            until(lambda: states(posting, id_) == [DeliveryState.DELIVERED])
    assert len(set(receiver.bodies)) == len({headers["webhook-id"] for headers in receiver.headers}) == 1
    assert len(receiver.bodies) == len(WAITS) + 1


def test_one_that_is_gone_is_switched_off_and_a_test_that_it_takes_switches_it_on(store: Store, tmp_path: Path) -> None:
    receiver = answering(410)
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        posting.happens(2)
        with posting.delivering() as deliverer:
            until(lambda: sorted(states(posting, id_)) == ["dead", "waiting"])
            receiver.pieces = [OK]
            assert posting.webhooks.test(BY, id_).ending == "delivered"
            deliverer.call()
            until(lambda: sorted(states(posting, id_)) == ["dead", "delivered"])
    with posting.store.reading() as session:
        assert webhook_of(session, id_).off_because is None
        deeds = [each.deed for each in records(session)]
    assert deeds == ["webhook.on", "webhook.test", "webhook.off", "webhook.add"]


def test_a_receiver_that_asks_for_time_gets_it(store: Store, tmp_path: Path) -> None:
    receiver = answering(429, "Retry-After: 600\r\n")
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        posting.happens(3)
        with posting.delivering() as deliverer:
            until(lambda: {(each.next_at and each.next_at.minute) for each in posting.deliveries(id_)} == {10})
            assert len(receiver.bodies) == 1
            receiver.pieces = [OK]
            posting.clock.go_on(timedelta(seconds=601))
            deliverer.call()
            until(lambda: states(posting, id_) == [DeliveryState.DELIVERED] * 3)


def test_a_slow_receiver_does_not_hold_the_others(store: Store, tmp_path: Path) -> None:
    slow, quick = [Receiver(pause=2.0) for _ in range(5)], Receiver()
    with ExitStack() as stack:
        ports = [stack.enter_context(webhook_server(each)) for each in (*slow, quick)]
        posting = posting_on(store, tmp_path, *ports)
        ids = [posting.add(port) for port in ports]
        posting.happens(5)
        began = monotonic()
        with posting.delivering():
            until(lambda: states(posting, ids[-1]) == [DeliveryState.DELIVERED] * 5)
            assert monotonic() - began < 2.0
        assert [len(each.bodies) for each in slow] == [1] * 5


def test_it_ends_within_two_seconds_and_what_was_on_its_way_is_sent_again(store: Store, tmp_path: Path) -> None:
    receiver = Receiver(pause=1.8)
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        posting.happens()
        with posting.delivering():
            until(lambda: receiver.bodies)
            began = monotonic()
        assert monotonic() - began < 2.0
        until(lambda: receiver.sent)
        sleep(0.2)
        assert states(posting, id_) == [DeliveryState.WAITING]
        receiver.pause = 0.0
        with posting.delivering():
            until(lambda: states(posting, id_) == [DeliveryState.DELIVERED])
    assert receiver.bodies[0] == receiver.bodies[1]


def test_of_two_one_sends_and_the_other_goes_on_where_it_ended(store: Store, tmp_path: Path) -> None:
    receiver = Receiver()
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        with posting.delivering() as other:
            with posting.delivering():
                happened = list(posting.happens(20))
                until(lambda: states(posting, id_) == [DeliveryState.DELIVERED] * 20)
            happened += posting.happens()
            other.call()
            until(lambda: len(receiver.bodies) == 21)
    assert seqs(receiver) == happened


def test_for_a_day_both_keys_sign(store: Store, tmp_path: Path) -> None:
    receiver = Receiver()
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_, old = posting.webhooks.add(BY, f"http://127.0.0.1:{port}/", [EventType.TURNS])
        new = posting.webhooks.rotate(BY, id_)
        for hours in (0, 25):
            posting.clock.go_on(timedelta(hours=hours))
            assert posting.webhooks.test(BY, id_).ending == "delivered"
    now = [int(headers["webhook-timestamp"]) for headers in receiver.headers]
    said = list(zip(receiver.headers, receiver.bodies, now, strict=True))
    assert [verified(headers, body, [read_key(new)], now=at) for headers, body, at in said] == [True, True]
    assert [verified(headers, body, [read_key(old)], now=at) for headers, body, at in said] == [True, False]


def test_nothing_of_what_was_said_or_of_a_key_is_logged(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with webhook_server(Receiver([])) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        posting.happens()
        with posting.delivering():
            until(lambda: [each.tries for each in posting.deliveries(id_)] == [1])
    assert CANARY not in caplog.text
    assert "whsec" not in caplog.text
