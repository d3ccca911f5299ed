"""Zammad: tickets with articles, articles alone, and what a mail holds besides the words."""

import json
from typing import Any

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Customer
from tests.formats.reading import read

TICKET = {
    "id": 81,
    "number": "10081",
    "title": "Refund",
    "state": "open",
    "group": {"id": 3, "name": "Billing"},
    "customer": {"id": 8, "firstname": "Ruth", "lastname": "Okoro", "email": "ruth@customer.example"},
    "owner": {"id": 5, "firstname": "Tom"},
    "created_at": "2026-01-01T00:00:00.000Z",
}
ARTICLES: list[dict[str, Any]] = [
    {
        "id": 1,
        "ticket_id": 81,
        "sender": "Customer",
        "type": "email",
        "internal": False,
        "content_type": "text/html",
        "from": "Ruth Okoro <ruth@customer.example>",
        "body": "Third time I ask<br>where is it?",
    },
    {
        "id": 2,
        "ticket_id": 81,
        "sender": "Agent",
        "type": "note",
        "internal": True,
        "content_type": "text/plain",
        "body": "check billing",
    },
    {
        "id": 3,
        "ticket_id": 81,
        "sender": "Agent",
        "type": "email",
        "internal": False,
        "content_type": "text/html",
        "body": 'On its way<span class="js-signatureMarker"></span><p>Tom</p>',
        "created_by": {"firstname": "Tom"},
    },
]
SAID = ["customer: Third time I ask\nwhere is it?", "note: check billing", "agent: On its way"]
TALK = {"ticket": TICKET, "articles": ARTICLES}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TALK),
        json.dumps([TALK], indent=2),
        json.dumps({**TICKET, "articles": ARTICLES}),
        json.dumps(ARTICLES),
        json.dumps(ARTICLES, indent=1),
        "\n".join(json.dumps({"ticket": TICKET, "article": each}) for each in [*ARTICLES, ARTICLES[1]]),
    ],
    ids=["one a line", "array", "articles in the ticket", "articles", "pretty articles", "webhooks, one of them twice"],
)
def test_it_reads_tickets_and_articles(content: str) -> None:
    outcome = read(content)
    assert outcome.said == SAID
    assert outcome.ids == ["81"]
    assert not outcome.rejected + outcome.warnings


def test_articles_of_several_tickets_may_be_mixed() -> None:
    other = {**ARTICLES[0], "ticket_id": 82}
    assert read(json.dumps([ARTICLES[0], other, *ARTICLES[1:]])).ids == ["81", "82"]


def test_what_the_ticket_says_of_itself_is_kept() -> None:
    [talk] = read(json.dumps(TALK)).conversations
    assert (talk.customer, talk.agent) == (Customer("8", "Ruth Okoro", "ruth@customer.example"), Agent("5", "Tom"))
    assert (talk.subject, talk.status, talk.team) == ("Refund", "open", "Billing")
    assert (talk.channel, str(talk.opened_at)) == (Channel.EMAIL, "2026-01-01 00:00:00+00:00")
    assert [turn.author for turn in talk.turns] == ["Ruth Okoro", None, "Tom"]


@pytest.mark.parametrize("owner", [{"owner": {"id": 1}}, {"owner_id": 1}, {}])
def test_nobody_owns_what_the_system_owns(owner: dict[str, Any]) -> None:
    ticket = {**{name: value for name, value in TICKET.items() if name != "owner"}, **owner}
    assert read(json.dumps({"ticket": ticket, "articles": ARTICLES})).conversations[0].agent is None


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ({"sender": "Customer"}, "customer: Hi"),
        ({"sender": "Agent"}, "agent: Hi"),
        ({"sender": "System"}, "system: Hi"),
        ({"sender": {"name": "Customer"}}, "customer: Hi"),
        ({"sender_id": 1}, "agent: Hi"),
        ({"sender_id": 2}, "customer: Hi"),
        ({"sender": "Customer", "internal": True}, "note: Hi"),
        ({"sender": "Agent", "body": "<b>Hi</b>", "content_type": "text/plain"}, "agent: <b>Hi</b>"),
        ({"sender": "Agent", "body": "<b>Hi</b>"}, "agent: Hi"),
        ({"sender": "Agent", "body": ""}, "agent: "),
    ],
)
def test_it_tells_who_says_what(article: dict[str, Any], said: str) -> None:
    assert read(json.dumps([{"body": "Hi", "internal": False, **article}])).said == [said]


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        ("phone", Channel.VOICE),
        ("web", Channel.FORM),
        ("sms", Channel.SMS),
        ("telegram personal-message", Channel.SOCIAL),
        ("note", Channel.CHAT),
    ],
)
def test_the_first_article_tells_the_channel(kind: str, channel: Channel) -> None:
    assert read(json.dumps([{**ARTICLES[0], "type": kind}])).conversations[0].channel is channel


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sender": "Robot"}, "articles[0].sender is 'Robot'; Heard knows Agent, Customer and System."),
        ({"sender": None}, "articles[0].sender is missing."),
        ({"body": None}, "articles[0].body is missing."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(changes: dict[str, Any], problem: str) -> None:
    broken = {"ticket": {"id": 9}, "articles": [{**ARTICLES[0], **changes}]}
    outcome = read(f"{json.dumps(TALK)}\n{json.dumps(broken)}\n")
    assert outcome.said == SAID
    assert outcome.rejected == (f"talk.txt, line 2: {problem}",)
