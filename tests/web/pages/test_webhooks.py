"""Webhooks on a page: added with a key that is shown once, tried, given another key, sent again to, and removed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from heard.settings import Settings
from heard.storage.happening.events import EventType, happened
from heard.storage.outgoing.deliveries import DeliveryState, deliveries_of, end, note_deliveries
from heard.storage.store import Store
from tests.fakes.webhook_server import Receiver, webhook_server
from tests.web.forms import send_form
from tests.web.office import Office, open_office

PATH = "/settings/webhooks"
KEY = re.compile(r'value="(whsec_[^"]+)"')


@pytest.fixture
def hook(office: Office) -> str:
    """The path of a webhook that leads outside."""
    made = send(office, "", url="https://hooks.example/heard", types="conversation.turns")
    assert KEY.search(made.text)
    (id_,) = re.findall(rf'action="{PATH}/(\d+)/test"', made.text)
    return f"/{id_}"


def send(office: Office, path: str, **form: object) -> Response:
    """Send a form as the administrator."""
    return send_form(office, "admin", f"{PATH}{path}", **form)


def page(office: Office, path: str = "") -> str:
    """A page, as the administrator sees it."""
    return office.client.get(f"{PATH}{path}", headers=office.sign_in("admin")).text


@pytest.fixture
def receiving(store: Store, tmp_path: Path) -> Iterator[tuple[Office, str]]:
    """The office, and the address of a receiver that takes what it is sent."""
    with (
        webhook_server(Receiver()) as port,
        open_office(store, tmp_path, Settings(listed_hosts=(f"127.0.0.1:{port}",))) as office,
    ):
        yield office, f"http://127.0.0.1:{port}/hook"


def test_the_key_is_shown_once_and_another_takes_its_place(office: Office, hook: str) -> None:
    assert not KEY.search(page(office, hook))
    assert "https://hooks.example/heard" in page(office)
    assert KEY.search(send(office, f"{hook}/rotate").text)


@pytest.mark.parametrize(
    "wrong", [{"url": "http://inside.example/"}, {"url": "https://127.0.0.1/"}, {"url": ""}, {"types": []}]
)
def test_one_that_cannot_be_added_is_told_and_what_was_typed_stays(office: Office, wrong: dict[str, Any]) -> None:
    form: dict[str, Any] = {"url": "https://hooks.example/x", "types": ["conversation.signal"]} | wrong
    answer = send(office, "", **form)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert f'value="{form["url"]}"' in answer.text


def test_a_test_says_what_came_of_it(receiving: tuple[Office, str]) -> None:
    office, url = receiving
    made = send(office, "", url=url, types="conversation.turns")
    (id_,) = re.findall(rf'action="{PATH}/(\d+)/test"', made.text)
    assert re.search(r'<p class="done" role="status">.*20', send(office, f"/{id_}/test").text)


def test_what_did_not_reach_it_is_sent_again(office: Office, hook: str) -> None:
    with office.house.store.writing() as session:
        happened(session, EventType.TURNS, office.keys["ada-1"], {"turns": ["1"]})
        note_deliveries(session)
        (delivery,) = deliveries_of(session, int(hook[1:]))
        end(session, delivery, DeliveryState.DEAD, "It answered 500.")
    assert "It answered 500." in page(office, hook)
    again = send_form(office, "admin", f"/settings/deliveries/{delivery.id}/replay", webhook=hook[1:])
    assert (again.status_code, "It answered 500." in again.text) == (200, False)


def test_it_is_removed(office: Office, hook: str) -> None:
    assert "hooks.example/heard" not in send(office, f"{hook}/remove").text
    gone = office.client.get(f"{PATH}{hook}", headers=office.sign_in("admin"))
    assert gone.status_code == 404
