"""Moments of one's own by the API: changed, theirs alone, and refused where nobody should play them."""

from typing import Any

import pytest
from httpx2 import Response

from heard.rehearsal.own.change import FOREIGN
from heard.scoring.wire import review_to_wire
from heard.storage.conversations import find, keep, load
from heard.storage.people.records import set_analysed
from heard.storage.reviews import content_of, keep_review
from heard.web.api.rehearsal.own import NOT_ANALYSED
from tests.browser.scene import rich_talk
from tests.web.office import Office

MOMENT = "/api/v1/me/moments/rehearsal"
MINE = "/api/v1/me/rehearsals"
THEN = "Sorry for any inconvenience."


@pytest.fixture
def talk(office: Office) -> int:
    """A conversation that ada answered, as it was reviewed."""
    return bring_in(office)


def bring_in(office: Office, *, reviewed: bool = True) -> int:
    """Keep a conversation of ada's."""
    conversation = rich_talk()
    with office.house.store.writing() as session:
        keep(session, "desk", [conversation])
        id_ = find(session, "desk", conversation.id)
        if reviewed:
            keep_review(session, id_, content_of(session, id_), review_to_wire(office.house.review(conversation)))
    return id_


def ask(office: Office, conversation: int, reply: str = "m1", who: str = "ada", *, begin: bool = False) -> Response:
    """Whether somebody may rehearse a moment, or that they begin."""
    wanted = {"conversation": conversation, "reply": reply, "behaviour": "validate"}
    if begin:
        return office.client.post(MOMENT, json=wanted, headers=office.of(who))
    return office.client.get(MOMENT, params={name: str(each) for name, each in wanted.items()}, headers=office.of(who))


def test_a_moment_is_changed_played_and_compared_with_what_was_written(office: Office, talk: int) -> None:
    assert ask(office, talk).json()["refused"] is None
    made: dict[str, Any] = ask(office, talk, begin=True).json()
    assert "My oven is broken again" in made["opening"]
    assert "Saturday" not in made["opening"]
    assert made["own"] | {"why": ""} == {
        "conversation": talk,
        "reply": "m1",
        "behaviour": "validate",
        "why": "",
        "then": None,
    }
    said = {"text": "I will send Tom tomorrow."}
    told = office.client.post(f"{MINE}/{made['id']}/replies", json=said, headers=office.of("ada"))
    assert told.json()["line"]
    whole = office.client.get(f"{MINE}/{made['id']}", headers=office.of("ada")).json()
    assert THEN in whole["own"]["then"]
    [listed] = office.client.get(MINE, headers=office.of("ada")).json()
    assert (listed["title"], listed["conversation"]) == ("A moment of your own", talk)


def test_the_same_moment_is_changed_alike(office: Office, talk: int) -> None:
    one, two = (ask(office, talk, begin=True).json() for _ in range(2))
    assert (one["opening"], one["scenario"]) == (two["opening"], two["scenario"])
    assert (one["seed"], two["seed"]) == (1, 2)


@pytest.mark.parametrize(("who", "reply", "status"), [("ben", "m1", 404), ("ada", "m0", 404), ("lead", "m1", 403)])
def test_it_is_whose_reply_it_is_and_nobody_elses(office: Office, talk: int, who: str, reply: str, status: int) -> None:
    assert ask(office, talk, reply, who).status_code == status
    assert ask(office, talk, reply, who, begin=True).status_code == status


def test_it_is_told_why_one_cannot_be_rehearsed(office: Office, talk: int) -> None:
    assert ask(office, talk, "m5").json()["refused"] == FOREIGN
    refused = ask(office, talk, "m5", begin=True)
    assert (refused.status_code, refused.json()["detail"]) == (409, FOREIGN)


def test_what_was_not_read_yet_is_read(office: Office) -> None:
    assert ask(office, bring_in(office, reviewed=False)).json()["refused"] is None


def test_a_customer_who_is_not_to_be_analysed_is_not_played(office: Office, talk: int) -> None:
    with office.house.store.writing() as session:
        customer = load(session, talk).customer
        assert customer
        set_analysed(session, int(customer.id), analysed=False)
    assert ask(office, talk).json()["refused"] == NOT_ANALYSED
