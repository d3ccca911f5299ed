"""Zendesk: tickets as an export has them and as pages have them, and who is who in them."""

import json
from typing import Any

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from tests.formats.reading import Outcome, read

TICKET: dict[str, Any] = {
    "id": 35,
    "subject": "Refund",
    "status": "solved",
    "via": {"channel": "email"},
    "requester": {"id": 9, "name": "Ruth", "email": "ruth@customer.example"},
    "assignee": {"id": 2, "name": "Tom"},
    "group": {"name": "Billing"},
    "tags": ["billing"],
    "satisfaction_rating": {"score": "bad", "comment": "slow"},
    "created_at": "2026-01-01T00:00:00Z",
    "comments": [
        {"id": 1, "author_id": 9, "public": True, "body": "Third time I ask", "created_at": "2026-01-01T00:00:00Z"},
        {"id": 2, "author_id": 2, "public": False, "body": "check billing"},
        {"id": 3, "author_id": 2, "public": True, "body": "It is on its way"},
    ],
}
SAID = ["customer: Third time I ask", "note: check billing", "agent: It is on its way"]
BARE = {name: value for name, value in TICKET.items() if name != "comments"}
BESIDE = [{"ticket_id": 35, **comment} for comment in TICKET["comments"]]


def read_ticket(**changes: object) -> Conversation:
    [conversation] = read(json.dumps({**TICKET, **changes})).conversations
    return conversation


def read_comment(comment: dict[str, Any], **changes: object) -> Outcome:
    return read(json.dumps({**TICKET, "comments": [{"id": 1, "author_id": 9, "body": "Hi", **comment}], **changes}))


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TICKET),
        json.dumps([TICKET], indent=2),
        json.dumps({"tickets": [TICKET], "next_page": None}),
        json.dumps({"tickets": [BARE], "comments": BESIDE}, indent=1),
        json.dumps({"tickets": [{**TICKET, "comments": TICKET["comments"][:1]}], "comments": BESIDE}),
        json.dumps({"tickets": [{**TICKET, "comments": None}], "comments": BESIDE}),
        json.dumps({"count": 1, "tickets": []}) + "\n" + json.dumps({"tickets": [TICKET], "end_of_stream": True}),
        json.dumps({"tickets": [BARE]}) + "\n" + json.dumps({"tickets": [TICKET]}),
    ],
    ids=[
        "one a line",
        "array",
        "page",
        "comments beside",
        "comments inside and beside",
        "no comments inside",
        "pages",
        "a ticket that a later page repeats",
    ],
)
def test_it_reads_exports_and_pages(content: str) -> None:
    outcome = read(content)
    assert outcome.said == SAID
    assert not outcome.rejected + outcome.warnings


def test_what_the_ticket_says_of_itself_is_kept() -> None:
    talk = read_ticket()
    assert talk.customer == Customer("9", "Ruth", "ruth@customer.example")
    assert talk.agent == Agent("2", "Tom")
    assert talk.satisfaction == Satisfaction(0.0, "bad 0, good 1", "slow")
    assert (talk.id, talk.subject, talk.status) == ("35", "Refund", "solved")
    assert (talk.team, talk.tags) == ("Billing", ("billing",))
    assert (talk.channel, str(talk.opened_at), talk.turns[0].author) == (
        Channel.EMAIL,
        "2026-01-01 00:00:00+00:00",
        "Ruth",
    )


def test_people_and_groups_beside_the_tickets_are_named() -> None:
    ticket = {
        "id": 1,
        "subject": "",
        "requester_id": 9,
        "assignee_id": 2,
        "group_id": 4,
        "comments": TICKET["comments"],
    }
    people = [{"id": 9, "name": "Ruth", "email": "ruth@customer.example"}, {"id": 2, "name": "Tom"}]
    page = {"tickets": [ticket], "users": people, "groups": [{"id": 4, "name": "Billing"}]}
    [talk] = read(json.dumps(page)).conversations
    assert (talk.customer, talk.agent, talk.team) == (
        Customer("9", "Ruth", "ruth@customer.example"),
        Agent("2", "Tom"),
        "Billing",
    )
    assert [turn.author for turn in talk.turns] == ["Ruth", "Tom", "Tom"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ({"public": False}, "note: Hi"),
        ({"public": False, "author_id": 2}, "note: Hi"),
        ({"is_public": False}, "note: Hi"),
        ({"author_id": 2}, "agent: Hi"),
        ({"author_id": None, "author": {"id": 2, "name": "Tom"}}, "agent: Hi"),
        ({"author_id": 7, "author": {"id": 7, "role": "end-user"}}, "customer: Hi"),
        ({"author_id": -1}, "system: Hi"),
        ({"author_id": 2, "type": "VoiceComment"}, "system: Hi"),
        ({"html_body": "<p>Hi</p><blockquote>what I wrote</blockquote>", "body": "Hi > what I wrote"}, "customer: Hi"),
        ({"plain_body": "Hi", "body": "**Hi**"}, "customer: Hi"),
        ({"html_body": "", "body": ""}, "customer: "),
        ({"html_body": "<img>", "body": None}, "customer: "),
    ],
)
def test_it_tells_who_says_what(comment: dict[str, Any], said: str) -> None:
    assert read_comment(comment).said == [said]


@pytest.mark.parametrize(
    ("via", "channel"),
    [
        ("web", Channel.FORM),
        ("voice", Channel.VOICE),
        ("sms", Channel.SMS),
        ("whatsapp", Channel.SOCIAL),
        ("native_messaging", Channel.CHAT),
        ("api", Channel.CHAT),
    ],
)
def test_it_knows_the_channels(via: str, channel: Channel) -> None:
    assert read_ticket(via={"channel": via}).channel is channel


@pytest.mark.parametrize("score", ["offered", "unoffered", None])
def test_an_offer_is_no_answer(score: str | None) -> None:
    assert read_ticket(satisfaction_rating={"score": score}).satisfaction is None


def test_a_ticket_without_comments_is_its_description_with_a_warning() -> None:
    outcome = read(json.dumps({**BARE, "description": "Third time I ask"}))
    assert outcome.said == ["customer: Third time I ask"]
    assert outcome.warnings == ("Tickets without their comments are read as their first message alone.",)


def test_without_a_requester_who_writes_first_is_the_customer_with_a_warning() -> None:
    outcome = read(json.dumps({**TICKET, "requester": None, "submitter_id": 9}))
    assert outcome.said == SAID
    assert outcome.warnings == ("Of a ticket that names no requester, who writes first is the customer.",)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"comments": None}, "comments is missing."),
        ({"comments": 5}, "comments must be a list, not a number."),
        ({"comments": [{"body": "Hi"}]}, "comments[0].author_id is missing."),
        ({"comments": [{"author_id": 9}]}, "comments[0].body is missing."),
        ({"comments": [], "requester": None, "submitter_id": 1}, "requester_id is missing."),
        ({"tags": "a"}, "tags must be a list, not text."),
        ({"comments": TICKET["comments"] * 2}, "Conversation 35 has two turns with the id 1."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(changes: dict[str, Any], problem: str) -> None:
    outcome = read(json.dumps([TICKET, {**TICKET, **changes}, {**TICKET, "id": 36}], indent=1))
    assert outcome.ids == ["35", "36"]
    assert [each.partition("conversation 2: ")[2] for each in outcome.rejected] == [problem]


def test_comments_of_a_ticket_that_is_not_there_are_told() -> None:
    page = {"tickets": [TICKET], "comments": [{"ticket_id": 99, **TICKET["comments"][0]}]}
    outcome = read(json.dumps(page))
    assert outcome.said == SAID
    assert outcome.rejected == (
        "talk.txt, line 1: these are comments of ticket 99, and the file holds no such ticket.",
    )


def test_a_page_that_is_cut_off_is_told() -> None:
    outcome = read(json.dumps({"tickets": [TICKET] * 2}, indent=1)[:-200])
    assert outcome.said == SAID
    assert outcome.rejected[0].endswith("Nothing below it could be read.")


def test_what_is_no_ticket_is_told() -> None:
    outcome = read(json.dumps({"tickets": [TICKET, 1]}))
    assert outcome.said == SAID
    assert outcome.rejected == ("talk.txt, line 1: The ticket must be an object, not a number.",)
