"""The desk: who waits, a conversation that is pasted, and what is saved as its next turn."""

import re

import pytest

from heard.conversation.role import Role
from heard.storage.conversations import load
from tests.web.office import Office

FORM = {"channel": "email", "subject": "A lamp", "text": "My lamp came broken & I am upset."}


def said(office: Office, id_: int) -> list[tuple[Role, str]]:
    """What stands in a conversation."""
    with office.house.store.reading() as session:
        return [(turn.role, turn.text) for turn in load(session, id_).turns]


def paste(office: Office, who: str = "ada", **form: str) -> int:
    """The key of a conversation that somebody pastes."""
    answer = office.client.post("/desk/new", data=FORM | form, headers=office.sign_in(who), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rpartition("/")[2])


def test_the_desk_begins_with_whoever_waits_longest(office: Office) -> None:
    id_ = paste(office)
    answer = office.client.get("/desk", headers=office.sign_in("ada"), follow_redirects=False)
    assert answer.headers["location"].startswith(f"/desk/{id_}?")


@pytest.mark.parametrize("who", ["ada", "lead", "first"])
def test_a_message_that_is_pasted_is_the_customers(office: Office, who: str) -> None:
    id_ = paste(office, who)
    assert said(office, id_) == [(Role.CUSTOMER, FORM["text"])]
    page = office.client.get(f"/desk/{id_}", headers=office.sign_in(who)).text
    assert "My lamp came broken &amp; I am upset." in re.sub(r"</?mark[^>]*>", "", page)
    assert "A lamp" in page


def test_a_transcript_that_is_pasted_keeps_its_speakers(office: Office) -> None:
    id_ = paste(office, text="Customer: Where is it?\nAgent: I look.\nCustomer: Thanks")
    assert [role for role, _ in said(office, id_)] == [Role.CUSTOMER, Role.AGENT, Role.CUSTOMER]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ", "Nothing was pasted yet"),
        ("Customer: a\nAgent: b\n---\nCustomer: c\nAgent: d", "These are 2 conversations"),
    ],
)
def test_what_cannot_be_pasted_is_told_and_not_lost(office: Office, text: str, told: str) -> None:
    answer = office.client.post("/desk/new", data=FORM | {"text": text}, headers=office.sign_in("ada"))
    assert answer.status_code == 422
    assert told in answer.text
    assert text.strip() in answer.text
    assert "A lamp" in answer.text


def test_a_reply_is_saved_once_however_often_it_is_sent(office: Office) -> None:
    id_, ada = paste(office), office.sign_in("ada")
    for _ in range(2):
        sent = {"role": "agent", "ref": "r1", "text": "I am sorry."}
        assert office.client.post(f"/desk/{id_}/turns", data=sent, headers=ada, follow_redirects=False).is_redirect
    assert said(office, id_)[1:] == [(Role.AGENT, "I am sorry.")]


@pytest.mark.parametrize("sent", [{"text": "  "}, {"role": "note"}])
def test_what_is_no_turn_is_not_saved(office: Office, sent: dict[str, str]) -> None:
    id_ = paste(office)
    form = {"role": "agent", "ref": "r1", "text": "I look."} | sent
    assert office.client.post(f"/desk/{id_}/turns", data=form, headers=office.sign_in("ada")).status_code == 422
    assert len(said(office, id_)) == 1


def test_the_story_is_told_to_those_who_may_hear_it(office: Office) -> None:
    story = office.client.get(f"/desk/{office.keys['ada-1']}/story", headers=office.sign_in("ada"))
    assert story.status_code == 200
    assert "Last chatted" in story.text
