"""Conversations through the API."""

from typing import Any

import pytest

from heard.storage.access.reach import EVERYTHING
from heard.storage.access.visible import Wanted, place_of, seen, within
from heard.web.api.conversations import NOT_YOUR_CUSTOMER
from tests.web.office import Office

PATH = "/api/v1/conversations"


def test_an_agent_sees_their_own_and_what_nobody_has_taken_up(office: Office) -> None:
    found = office.client.get(PATH, headers=office.of("ada")).json()["items"]
    assert [row["external_id"] for row in found] == ["open-1", "ada-1"]


def test_a_turn_is_acknowledged_with_the_event_that_tells_of_it(office: Office) -> None:
    sent = {"role": "customer", "text": "Any news?"}
    added = office.client.post(f"{PATH}/{office.keys['ada-1']}/turns", json=sent, headers=office.of("ada"))
    assert added.status_code == 201
    assert added.json() | {"seq": 1} == {
        "conversation_id": office.keys["ada-1"],
        "seq": 1,
        "new_turns": 1,
        "erased": False,
    }
    turns = office.client.get(f"{PATH}/{office.keys['ada-1']}", headers=office.of("ada")).json()["turns"]
    assert [turn["text"] for turn in turns][-1] == "Any news?"


@pytest.mark.parametrize(
    ("source", "guessed"),
    [
        ("desk", {"id": "cyd-1"}),
        ("heard", {"id": "new", "email": "cyd-1@shop.test"}),
        ("heard", {"id": "new", "name": "Anybody", "email": "CYD-1@shop.test"}),
    ],
)
def test_a_guessed_customer_is_not_named_to_whoever_guesses(
    office: Office, source: str, guessed: dict[str, str]
) -> None:
    sent = talk_of(guessed)
    refused = office.client.post(PATH, params={"source": source}, json=sent, headers=office.of("ada"))
    assert (refused.status_code, refused.json()["detail"]) == (404, NOT_YOUR_CUSTOMER)
    with office.house.store.reading() as session:
        assert place_of(session, source, sent["id"]) is None


def test_a_guessed_customer_is_not_put_on_a_conversation_that_is_there(office: Office) -> None:
    sent = talk_of({"id": "cyd-1"}) | {"id": "ada-1"}
    refused = office.client.post(PATH, params={"source": "desk"}, json=sent, headers=office.of("ada"))
    assert refused.status_code == 404


@pytest.mark.parametrize("customer", ["mira", "ben-1", "somebody-new"])
def test_a_customer_of_the_team_and_a_new_one_may_be_named(office: Office, customer: str) -> None:
    sent = talk_of({"id": customer})
    kept = office.client.post(PATH, params={"source": "desk"}, json=sent, headers=office.of("ada"))
    assert kept.status_code == 201


def test_a_helpdesk_that_brings_everything_in_names_anybody_and_parts_no_story(office: Office) -> None:
    sent = talk_of({"id": "cyd-1"})
    kept = office.client.post(PATH, params={"source": "desk"}, json=sent, headers=office.of("admin"))
    with office.house.store.reading() as session:
        [row] = [row for row in seen(session, Wanted(EVERYTHING)) if row.external_id == "cyd-1"]
        assert within(session, row.customer_id or 0, EVERYTHING)[0] == [row.id, kept.json()["conversation_id"]]


def talk_of(customer: dict[str, str]) -> dict[str, Any]:
    """A conversation of ada's team with a customer."""
    turns = [{"id": "1", "role": "customer", "text": "Where is it?"}]
    return {"id": "guess", "team": "parcels", "customer": customer, "turns": turns}
