"""The way out: names that lead inside, names that change their mind, certificates of somebody else."""

import time

import httpx2
import pytest

from heard.engines.outgoing.address import REFUSED
from heard.engines.outgoing.transport import UNREACHABLE, PinnedTransport, resolve_name
from heard.errors import InvalidValue
from tests.fakes.certificate import Certificate
from tests.fakes.resolver import Resolver
from tests.fakes.webhook_server import Receiver, webhook_server
from tests.fakes.wiretap import wiretap

HOST = "hooks.example"
INSIDE = """
    127.0.0.1 127.9.9.9 0.0.0.0 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.192 224.0.0.1
    255.255.255.255 ::1 :: fe80::1 fe80::1%lo fd00:ec2::254 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ff02::1
""".split()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(HOST, tmp_path_factory.mktemp("certificate"))


def ask(url: str, transport: PinnedTransport) -> httpx2.Response:
    with httpx2.Client(transport=transport, trust_env=False) as client:
        return client.post(url, content=b"{}")


def transport_to(port: int, certificate: Certificate, *, seconds: float = 5.0) -> PinnedTransport:
    return PinnedTransport(
        [f"{HOST}:{port}"], resolve=Resolver(["127.0.0.1"]), certificates=certificate.believer(), seconds=seconds
    )


@pytest.mark.parametrize("number", INSIDE)
@pytest.mark.parametrize("beside", [[], ["93.184.215.14"]], ids=["alone", "beside a public one"])
def test_a_name_with_one_number_inside_is_not_connected_to(number: str, beside: list[str]) -> None:
    resolver = Resolver([*beside, number])
    with wiretap() as dialled, pytest.raises(httpx2.ConnectError, match=UNREACHABLE):
        ask(f"https://{HOST}/", PinnedTransport(resolve=resolver))
    assert (resolver.asked, dialled) == ([HOST], [])


def test_an_answer_that_changes_after_the_check_changes_nothing(certificate: Certificate) -> None:
    receiver, resolver = Receiver(tls=certificate.server()), Resolver(["127.0.0.1"], ["169.254.169.254"])
    with webhook_server(receiver) as port, wiretap() as dialled:
        transport = PinnedTransport([f"{HOST}:{port}"], resolve=resolver, certificates=certificate.believer())
        assert ask(f"https://{HOST}:{port}/", transport).text == "ok"
    assert (resolver.asked, dialled) == ([HOST], ["127.0.0.1"])


def test_a_name_that_turns_inward_later_is_checked_again(certificate: Certificate) -> None:
    receiver, resolver = Receiver(tls=certificate.server()), Resolver(["127.0.0.1"], ["169.254.169.254"])
    with webhook_server(receiver) as port:
        transport = PinnedTransport([f"{HOST}:{port}"], resolve=resolver, certificates=certificate.believer())
        ask(f"https://{HOST}:{port}/", transport)
        with wiretap() as dialled, pytest.raises(httpx2.ConnectError):
            ask(f"https://{HOST}:{port}/", transport)
    assert (len(receiver.bodies), dialled) == (1, [])


@pytest.mark.parametrize("name", ["other.example", "example", "127.0.0.1"])
def test_a_certificate_of_another_name_is_not_believed(name: str, certificate: Certificate) -> None:
    receiver = Receiver(tls=certificate.server())
    with webhook_server(receiver) as port:
        transport = PinnedTransport(
            [f"{name}:{port}"], resolve=Resolver(["127.0.0.1"]), certificates=certificate.believer()
        )
        with pytest.raises(httpx2.ConnectError, match=UNREACHABLE):
            ask(f"https://{name}:{port}/", transport)
    assert receiver.bodies == []


def test_a_certificate_that_nobody_vouches_for_is_not_believed(certificate: Certificate) -> None:
    with webhook_server(Receiver(tls=certificate.server())) as port:
        transport = PinnedTransport([f"{HOST}:{port}"], resolve=Resolver(["127.0.0.1"]))
        with pytest.raises(httpx2.ConnectError, match=UNREACHABLE):
            ask(f"https://{HOST}:{port}/", transport)


@pytest.mark.parametrize("inward", ["http://127.0.0.1:9/", "https://10.0.0.1/", "http://localhost/", "file:///etc"])
def test_every_hop_is_checked_even_for_a_client_that_follows(inward: str) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {inward}\r\nContent-Length: 0\r\n\r\n".encode()
    with webhook_server(Receiver([answer])) as port:
        transport = PinnedTransport([f"127.0.0.1:{port}"])
        with (
            httpx2.Client(transport=transport, follow_redirects=True) as client,
            pytest.raises((InvalidValue, httpx2.UnsupportedProtocol)),
        ):
            client.post(f"http://127.0.0.1:{port}/")


def test_open_and_closed_ports_inside_are_refused_alike() -> None:
    said = set()
    with webhook_server(Receiver()) as port, wiretap() as dialled:
        for each in (port, 1, 22, 6379):
            with pytest.raises(InvalidValue) as raised:
                ask(f"https://127.0.0.1:{each}/", PinnedTransport())
            said.add(str(raised.value))
    assert (said, dialled) == ({REFUSED}, [])


@pytest.mark.parametrize("resolver", [Resolver(), Resolver([]), Resolver(["no number"]), Resolver(["127.0.0.1"])])
def test_no_name_and_a_name_inside_sound_alike(resolver: Resolver) -> None:
    with pytest.raises(httpx2.ConnectError) as raised:
        ask(f"https://{HOST}/", PinnedTransport(resolve=resolver))
    assert str(raised.value) == UNREACHABLE


def test_the_next_number_is_tried_where_one_does_not_pick_up() -> None:
    with webhook_server(Receiver()) as port:
        transport = PinnedTransport([f"{HOST}:{port}"], resolve=Resolver(["127.0.0.9", "::1", "127.0.0.1"]))
        assert ask(f"http://{HOST}:{port}/", transport).status_code == 200


def test_a_slow_telephone_book_is_not_waited_for() -> None:
    def sleepy(_host: str) -> list[str]:
        time.sleep(2.0)
        return ["127.0.0.1"]

    began = time.monotonic()
    with pytest.raises(httpx2.ConnectError, match=UNREACHABLE):
        ask(f"https://{HOST}/", PinnedTransport(resolve=sleepy, seconds=0.1))
    assert time.monotonic() - began < 1.5


def test_the_limit_holds_behind_tls_too(certificate: Certificate) -> None:
    receiver, began = (
        Receiver([b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 30], 0.1, tls=certificate.server()),
        time.monotonic(),
    )
    with webhook_server(receiver) as port, pytest.raises(httpx2.ConnectError, match=UNREACHABLE):
        ask(f"https://{HOST}:{port}/", transport_to(port, certificate, seconds=0.4))
    assert time.monotonic() - began < 2.0


def test_the_system_knows_this_machine() -> None:
    assert {"127.0.0.1", "::1"}.intersection(resolve_name("localhost"))


def test_a_large_body_arrives_whole(certificate: Certificate) -> None:
    receiver = Receiver(tls=certificate.server())
    with webhook_server(receiver) as port, httpx2.Client(transport=transport_to(port, certificate)) as client:
        client.post(f"https://{HOST}:{port}/", content=bytes(range(256)) * 4_000)
    assert receiver.bodies == [bytes(range(256)) * 4_000]
