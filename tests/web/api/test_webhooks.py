"""Webhooks through the API: made, tried, rotated, replayed, and of no use for looking around inside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heard.engines.outgoing.address import REFUSED
from heard.engines.outgoing.signature import read_key, verified
from heard.engines.outgoing.transport import UNREACHABLE
from heard.settings import Settings
from heard.storage.access.audit import records
from heard.storage.store import Store
from tests.fakes.webhook_server import Receiver, webhook_server
from tests.storage.conftest import NOW
from tests.web.office import Office, open_office
from tests.wiring.outgoing.posting import until

PATH = "/api/v1/webhooks"
HERE = "127.0.0.1"


@contextmanager
def office_and(receiver: Receiver, store: Store, home: Path) -> Iterator[tuple[Office, str]]:
    """The office, and the address of a receiver that its administrator has listed."""
    with webhook_server(receiver) as port:
        settings = Settings(listed_hosts=(f"{HERE}:{port}",))
        with open_office(store, home, settings) as office:
            yield office, f"http://{HERE}:{port}/hook"


def added(office: Office, url: str) -> dict[str, object]:
    answer = office.client.post(PATH, json={"url": url}, headers=office.of("admin"))
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_turn_reaches_the_receiver_without_its_words(store: Store, tmp_path: Path) -> None:
    receiver = Receiver()
    with office_and(receiver, store, tmp_path) as (office, url):
        made = added(office, url)
        sent = {"role": "customer", "text": "The word is canary.", "id": "t9"}
        path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
        assert office.client.post(path, json=sent, headers=office.of("ada")).status_code == 201
        until(lambda: receiver.bodies)
        list_ = f"{PATH}/{made['id']}/deliveries"
        until(lambda: office.client.get(list_, headers=office.of("admin")).json()["items"][0]["state"] == "delivered")
    assert b'"data":{"turns":["t9"]}' in receiver.bodies[0]
    assert b"canary" not in receiver.bodies[0]
    assert verified(receiver.headers[0], receiver.bodies[0], [read_key(str(made["signing_key"]))], now=NOW.timestamp())


def test_a_key_is_shown_when_it_is_made_and_never_again(store: Store, tmp_path: Path) -> None:
    with office_and(Receiver(), store, tmp_path) as (office, url):
        made = added(office, url)
        rotated = office.client.post(f"{PATH}/{made['id']}/rotate", headers=office.of("admin")).json()
        [listed] = office.client.get(PATH, headers=office.of("admin")).json()
        with store.reading() as session:
            audited = repr(records(session))
    assert str(made["signing_key"]).startswith("whsec_")
    assert made["signing_key"] != rotated["signing_key"]
    assert listed == {**made, "signing_key": None}
    assert "webhook.rotate" in audited
    assert url not in audited


@pytest.mark.parametrize(
    "url",
    [
        *("http://hooks.example/", "https://127.0.0.1/", "https://localhost/", "https://169.254.169.254/", "file:///e"),
        *("https://[::1]/", "https://2130706433/", "https://user@hooks.example/", "https://hooks.example:22/", "%%%"),
    ],
)
def test_an_address_inside_is_refused_with_one_sentence(office: Office, url: str) -> None:
    answer = office.client.post(PATH, json={"url": url}, headers=office.of("admin"))
    assert (answer.status_code, answer.json()["detail"]) == (422, REFUSED)
    assert office.client.get(PATH, headers=office.of("admin")).json() == []


@pytest.mark.parametrize(
    "receiver", [None, Receiver([]), Receiver([], torn=True), Receiver([b"220 mail.example ESMTP\r\n"])]
)
def test_a_test_says_the_same_of_all_that_cannot_be_reached(
    store: Store, tmp_path: Path, receiver: Receiver | None
) -> None:
    with office_and(receiver or Receiver(), store, tmp_path) as (office, url):
        id_ = added(office, url if receiver else "https://nowhere.invalid/")["id"]
        told = office.client.post(f"{PATH}/{id_}/test", headers=office.of("admin")).json()
    assert told == {"ending": "retry", "told": UNREACHABLE}


def test_what_is_dead_is_found_and_replayed(store: Store, tmp_path: Path) -> None:
    receiver = Receiver([b"HTTP/1.1 410 Gone\r\n\r\n"])
    with office_and(receiver, store, tmp_path) as (office, url):
        headers, id_ = office.of("admin"), added(office, url)["id"]
        path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
        office.client.post(path, json={"role": "customer", "text": "Hello?"}, headers=office.of("ada"))
        dead, all_ = f"{PATH}/{id_}/deliveries?state=dead", f"{PATH}/{id_}/deliveries"
        until(lambda: office.client.get(dead, headers=headers).json()["items"])
        [delivery] = office.client.get(dead, headers=headers).json()["items"]
        replayed = f"/api/v1/deliveries/{delivery['id']}/replay"
        assert office.client.post(replayed, headers=headers).status_code == 409
        receiver.pieces = Receiver().pieces
        assert office.client.post(f"{PATH}/{id_}/test", headers=headers).json()["ending"] == "delivered"
        assert office.client.post(replayed, headers=headers).status_code == 202
        until(lambda: [each["state"] for each in office.client.get(all_, headers=headers).json()["items"]] != ["dead"])


def test_deliveries_come_page_by_page(store: Store, tmp_path: Path) -> None:
    with office_and(Receiver(), store, tmp_path) as (office, url):
        headers, list_ = office.of("admin"), f"{PATH}/{added(office, url)['id']}/deliveries"
        path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
        for number in range(3):
            office.client.post(path, json={"role": "customer", "text": f"{number}"}, headers=office.of("ada"))
        until(lambda: len(office.client.get(list_, headers=headers).json()["items"]) == 3)
        page = office.client.get(list_, params={"most": 2}, headers=headers).json()
        rest = office.client.get(list_, params={"cursor": page["next"]}, headers=headers).json()
    assert [[each["seq"] for each in part["items"]] for part in (page, rest)] == [[3, 2], [1]]


def test_a_webhook_that_is_deleted_is_gone(store: Store, tmp_path: Path) -> None:
    with office_and(Receiver(), store, tmp_path) as (office, url):
        headers, path = office.of("admin"), f"{PATH}/{added(office, url)['id']}"
        assert office.client.delete(path, headers=headers).status_code == 204
        assert office.client.delete(path, headers=headers).status_code == 404
