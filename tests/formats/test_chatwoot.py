"""Chatwoot: conversations and pages of messages, numbers and words for the kinds of messages."""

import json
from typing import Any

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Customer, Satisfaction
from heard.errors import TranscriptError
from tests.formats.reading import read

MESSAGES: list[dict[str, Any]] = [
    {
        "id": 1,
        "content": "Third time I ask",
        "message_type": 0,
        "private": False,
        "created_at": 1767225600,
        "conversation_id": 10,
        "sender": {"id": 14, "name": "Ruth", "type": "contact"},
    },
    {"id": 2, "content": "VIP", "message_type": 1, "private": True, "conversation_id": 10},
    {
        "id": 3,
        "content": "On its way",
        "message_type": 1,
        "private": False,
        "conversation_id": 10,
        "sender": {"id": 1, "name": "Tom", "type": "user"},
    },
]
TALK = {
    "id": 10,
    "channel": "Channel::Email",
    "status": "open",
    "labels": ["billing"],
    "created_at": 1767225000,
    "additional_attributes": {"mail_subject": "Refund"},
    "meta": {
        "sender": {"id": 14, "name": "Ruth", "email": "ruth@customer.example", "phone_number": None},
        "assignee": {"id": 1, "name": "Tom", "type": "user"},
        "team": {"name": "Billing"},
    },
    "messages": MESSAGES,
}
SAID = ["customer: Third time I ask", "note: VIP", "agent: On its way"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TALK),
        json.dumps([TALK], indent=2),
        json.dumps({"payload": [TALK]}),
        json.dumps({"data": {"meta": {"all_count": 1}, "payload": [TALK]}}, indent=1),
        json.dumps({"meta": {"contact": {"id": 14}}, "payload": MESSAGES}, indent=1),
        json.dumps({"payload": MESSAGES[:2]}) + "\n" + json.dumps({"payload": MESSAGES[1:]}),
        json.dumps(MESSAGES),
        "\n".join(map(json.dumps, MESSAGES)),
    ],
    ids=[
        "one a line",
        "array",
        "page",
        "page of all",
        "messages",
        "pages that overlap",
        "bare messages",
        "a line each",
    ],
)
def test_it_reads_conversations_and_messages(content: str) -> None:
    outcome = read(content)
    assert outcome.said == SAID
    assert outcome.ids == ["10"]
    assert not outcome.rejected + outcome.warnings


def test_what_the_conversation_says_of_itself_is_kept() -> None:
    [talk] = read(json.dumps(TALK)).conversations
    assert (talk.customer, talk.agent) == (Customer("14", "Ruth", "ruth@customer.example"), Agent("1", "Tom"))
    assert (talk.subject, talk.status, talk.team, talk.tags) == ("Refund", "open", "Billing", ("billing",))
    assert (talk.channel, str(talk.opened_at)) == (Channel.EMAIL, "2025-12-31 23:50:00+00:00")
    assert (str(talk.turns[0].at), talk.turns[0].author) == ("2026-01-01 00:00:00+00:00", "Ruth")


def test_the_customer_of_bare_messages_is_who_sent_the_first_that_came_in() -> None:
    [talk] = read(json.dumps(MESSAGES)).conversations
    assert talk.customer == Customer("14", "Ruth")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"message_type": 0}, ["customer: Hi"]),
        ({"message_type": "incoming"}, ["customer: Hi"]),
        ({"message_type": 1}, ["agent: Hi"]),
        ({"message_type": "outgoing"}, ["agent: Hi"]),
        ({"message_type": 2}, ["system: Hi"]),
        ({"message_type": "activity"}, ["system: Hi"]),
        ({"message_type": 3}, ["bot: Hi"]),
        ({"message_type": "template"}, ["bot: Hi"]),
        ({"message_type": 1, "private": True}, ["note: Hi"]),
        ({"message_type": 1, "sender": {"type": "agent_bot"}}, ["bot: Hi"]),
        ({"message_type": 1, "private": True, "sender": {"type": "agent_bot"}}, ["note: Hi"]),
        ({"message_type": 0, "content": None, "attachments": [{}]}, ["customer: "]),
        ({"message_type": 1, "content_attributes": {"deleted": True}}, []),
    ],
)
def test_it_tells_who_says_what(message: dict[str, Any], said: list[str]) -> None:
    assert read(json.dumps({"id": 1, "messages": [{"content": "Hi", **message}]})).said == said


def test_an_answer_to_the_survey_is_kept() -> None:
    answer = {"csat_survey_response": {"rating": 2, "feedback_message": "slow"}}
    survey = {"content": "How was it?", "message_type": 3, "content_type": "input_csat"}
    talk = {**TALK, "messages": [survey, {**survey, "content_attributes": {"submitted_values": answer}}]}
    assert read(json.dumps(talk)).conversations[0].satisfaction == Satisfaction(2.0, "1 to 5", "slow")


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({"message_type": 9}, "messages[0].message_type is '9'; Heard knows 0, incoming, 1, outgoing"),
        ({"message_type": None}, "messages[0].message_type is missing."),
        ({"message_type": 0, "content": 5}, "messages[0].content must be text, not a number."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(message: dict[str, Any], problem: str) -> None:
    broken = {"id": 9, "messages": [{"content": "Hi", **message}]}
    outcome = read(f"{json.dumps(TALK)}\n{json.dumps(broken)}\n")
    assert outcome.said == SAID
    assert outcome.rejected[0].startswith(f"talk.txt, line 2: {problem}")


def test_a_conversation_without_messages_is_refused() -> None:
    with pytest.raises(TranscriptError, match="messages is missing"):
        read(json.dumps({"payload": [{"message_type": 0, "id": 1}], "message_type": 0, "content": ""}))
