"""Contact Lens: who takes part, when in the call, and nothing of what a machine made of the voices."""

import json
from typing import Any

import pytest

from heard.conversation.channel import Channel
from heard.conversation.wire import conversation_to_wire
from tests.formats.reading import read

CALL: dict[str, Any] = {
    "Version": "VOICE-2022-11-30",
    "Channel": "VOICE",
    "LanguageCode": "en-US",
    "CustomerMetadata": {"ContactId": "c-1"},
    "Participants": [
        {"ParticipantId": "0f-1", "ParticipantRole": "CUSTOMER"},
        {"ParticipantId": "0f-2", "ParticipantRole": "AGENT"},
    ],
    "ConversationCharacteristics": {"Sentiment": {"OverallSentiment": {"AGENT": -4.5, "CUSTOMER": -2.5}}},
    "Transcript": [
        {
            "Id": "t1",
            "ParticipantId": "0f-2",
            "BeginOffsetMillis": 0,
            "EndOffsetMillis": 2000,
            "Content": "How can I help?",
            "Sentiment": "NEGATIVE",
            "LoudnessScore": [70.2, None],
        },
        {
            "Id": "t2",
            "ParticipantId": "0f-1",
            "BeginOffsetMillis": 2100,
            "EndOffsetMillis": 6000,
            "Content": "I want to cancel.",
            "Sentiment": "NEGATIVE",
            "LoudnessScore": [77.1],
        },
    ],
}


@pytest.mark.parametrize("indent", [None, 2])
def test_it_reads_a_call(indent: int | None) -> None:
    outcome = read(json.dumps(CALL, indent=indent))
    [talk] = outcome.conversations
    assert outcome.said == ["agent: How can I help?", "customer: I want to cancel."]
    assert (talk.id, talk.channel, talk.language) == ("c-1", Channel.VOICE, "en-US")
    assert [(turn.start_ms, turn.end_ms) for turn in talk.turns] == [(0, 2000), (2100, 6000)]


def test_nothing_of_feelings_or_loudness_gets_in() -> None:
    wire = json.dumps(conversation_to_wire(read(json.dumps(CALL)).conversations[0]))
    assert not [trace for trace in ("NEGATIVE", "entiment", "oudness", "70.2", "4.5") if trace in wire]


@pytest.mark.parametrize(
    ("participant", "role"),
    [
        ({"ParticipantId": "AGENT"}, "agent"),
        ({"ParticipantId": "x", "ParticipantRole": "CUSTOM_BOT"}, "bot"),
        ({"ParticipantId": "x", "ParticipantRole": "SYSTEM"}, "system"),
        ({"ParticipantId": "x", "ParticipantRole": "SUPERVISOR"}, "note"),
    ],
)
def test_it_knows_who_takes_part_by_word_too(participant: dict[str, Any], role: str) -> None:
    part = {"Content": "Hi", **participant}
    assert read(json.dumps({**CALL, "Participants": None, "Transcript": [part]})).said == [f"{role}: Hi"]


def test_a_chat_has_times_and_events_without_words() -> None:
    said = {"ParticipantId": "0f-1", "AbsoluteTime": "2026-01-01T00:00:00.123Z", "Content": "Hi", "DisplayName": "Ruth"}
    joined = {"ParticipantId": "0f-2", "ContentType": "application/vnd.amazonaws.connect.event.participant.joined"}
    [talk] = read(json.dumps({**CALL, "Channel": "CHAT", "Transcript": [joined, said]})).conversations
    assert talk.channel is Channel.CHAT
    assert [(turn.text, turn.author, str(turn.at)) for turn in talk.turns] == [
        ("Hi", "Ruth", "2026-01-01 00:00:00.123000+00:00")
    ]


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ({"ParticipantId": "y", "Content": "Hi"}, "'y' speaks in Transcript[0]; add the word under [roles]"),
        ({"Content": "Hi"}, "Transcript[0].ParticipantId is missing."),
        ({"ParticipantId": "0f-1", "Content": 1}, "Transcript[0].Content must be text, not a number."),
        (
            {"ParticipantId": "0f-1", "Content": "Hi", "BeginOffsetMillis": 2, "EndOffsetMillis": 1},
            "Turn 0 ends at 1 ms, before it starts at 2 ms.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(part: dict[str, Any], problem: str) -> None:
    outcome = read(f"{json.dumps(CALL)}\n{json.dumps({**CALL, 'Transcript': [part]})}\n")
    assert outcome.ids == ["c-1"]
    assert outcome.rejected[0].startswith(f"talk.txt, line 2: {problem}")
