"""Chat messages: `user` and `assistant`, as programs for language models keep them."""

import json
from typing import Any

import pytest

from heard.errors import TranscriptError
from tests.formats.reading import read

USER = {"role": "user", "content": "Hi"}
ASSISTANT = {"role": "assistant", "content": "Hello"}
TALK = {"id": "a", "messages": [USER, ASSISTANT]}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TALK),
        json.dumps(TALK, indent=2),
        json.dumps([TALK]),
        json.dumps([USER, ASSISTANT]),
        json.dumps([USER, ASSISTANT], indent=2),
    ],
    ids=["object", "pretty object", "array", "bare messages", "pretty bare messages"],
)
def test_it_reads_objects_arrays_and_bare_messages(content: str) -> None:
    assert read(content).said == ["customer: Hi", "agent: Hello"]


def test_it_reads_one_conversation_a_line_and_reports_a_bad_one() -> None:
    outcome = read(f"{json.dumps(TALK)}\n{json.dumps({'id': 'x', 'messages': 1})}\n{json.dumps([USER])}\n")
    assert outcome.ids == ["a", "talk-2"]
    assert outcome.rejected == ("talk.txt, line 2: messages must be a list, not a number.",)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"role": "system", "content": "Be kind."}, ["system: Be kind."]),
        ({"role": "tool", "content": "42"}, ["system: 42"]),
        (
            {"role": "user", "content": [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]},
            ["customer: one\ntwo"],
        ),
        ({"role": "user", "content": [{"type": "image_url", "image_url": {}}]}, ["customer: "]),
        ({"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]}, []),
        ({"role": "User", "content": "Hi"}, ["customer: Hi"]),
    ],
)
def test_each_kind_of_message_becomes_a_turn_or_nothing(message: dict[str, Any], said: list[str]) -> None:
    assert read(json.dumps({"messages": [message]})).said == said


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({"role": "robot", "content": "Hi"}, "messages[0].role is 'robot'; use user, assistant, system or tool."),
        ({"role": "user"}, "messages[0].content is missing."),
        ({"content": "Hi"}, "messages[0].role is missing."),
        ({"role": "user", "content": 5}, "messages[0].content must be text, not a number."),
        ({"role": "user", "content": ["Hi"]}, "messages[0].content[0] must be an object, not text."),
    ],
)
def test_what_is_wrong_is_named_by_its_place(message: dict[str, Any], problem: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(json.dumps({"messages": [message]}))
    assert raised.value.problem == problem


def test_names_and_times_are_kept() -> None:
    message = {**USER, "id": "m1", "name": "Ann", "at": "2026-01-05T10:02:00"}
    [turn] = read(json.dumps({"messages": [message]})).conversations[0].turns
    assert (turn.id, turn.author, str(turn.at)) == ("m1", "Ann", "2026-01-05 10:02:00")


def test_the_words_turns_and_messages_in_a_text_change_nothing() -> None:
    said = 'My "turns": and "messages": are lost'
    assert read(json.dumps([{"role": "user", "content": said}])).said == [f"customer: {said}"]
    assert read(json.dumps({"turns": [{"role": "customer", "text": said}]})).said == [f"customer: {said}"]
