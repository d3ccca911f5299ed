"""Chat messages: `user` and `assistant`, as programs for language models keep them."""

import json
from typing import Any

import pytest
from hypothesis import given

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import TranscriptError
from heard.formats.chat_messages import write
from tests.formats.drawn import plain_talks
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
        ({"role": "user", "content": "Hi", "from": "web"}, ["customer: Hi"]),
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


SHARED = {"id": "a", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}]}


@pytest.mark.parametrize("indent", [None, 1])
def test_it_reads_what_sharegpt_calls_conversations(indent: int | None) -> None:
    outcome = read(json.dumps([SHARED, {**SHARED, "id": "b"}], indent=indent))
    assert outcome.ids == ["a", "b"]
    assert outcome.said == ["customer: Hi", "agent: Hello"] * 2
    assert not outcome.rejected + outcome.warnings


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({"from": "robot", "value": "Hi"}, "conversations[0].role is 'robot'"),
        ({"from": "human"}, "conversations[0].content is missing."),
    ],
)
def test_what_is_wrong_there_is_named_too(message: dict[str, Any], problem: str) -> None:
    outcome = read(json.dumps([SHARED, {"conversations": [message]}]))
    assert outcome.rejected[0].startswith(f"talk.txt, line 1: conversation 2: {problem}")


def test_it_writes_the_words_that_models_know() -> None:
    turns = (
        Turn("m1", Role.CUSTOMER, "Hi"),
        Turn("m2", Role.AGENT, "Hello", author="Ann"),
        Turn("m3", Role.BOT, "Bye"),
    )
    [line] = write([Conversation("a", turns)])
    assert json.loads(line) == {
        "id": "a",
        "messages": [
            {"id": "m1", "role": "user", "content": "Hi"},
            {"id": "m2", "role": "assistant", "content": "Hello", "name": "Ann"},
            {"id": "m3", "role": "bot", "content": "Bye"},
        ],
    }


@given(plain_talks)
def test_what_is_written_is_read_back(talks: list[Conversation]) -> None:
    assert list(read(b"".join(write(talks))).conversations) == talks
