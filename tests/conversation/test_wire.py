"""The wire: what is written can be read back the same, and what is wrong is named by its place."""

import json
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_from_wire, conversation_to_wire, unknown_fields
from heard.errors import InvalidValue

# Line ends and unprintable letters are changed on reading; the tests below say how.
letters = st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])
texts = st.text(letters, max_size=40)
names = st.text(letters, min_size=1, max_size=10)
zones = st.none() | st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(timezones=zones)
moments = st.integers(0, 10**6)


@st.composite
def turns(draw: st.DrawFn, turn_id: str) -> Turn:
    start, length = draw(moments), draw(moments)
    timed = draw(st.booleans())
    return Turn(
        id=turn_id,
        role=draw(st.sampled_from(Role)),
        text=draw(texts),
        at=draw(st.none() | times),
        author=draw(st.none() | texts),
        start_ms=start if timed else None,
        end_ms=start + length if timed else None,
    )


optional = st.none() | texts
customers = st.builds(Customer, names, optional, optional, optional)
agents = st.builds(Agent, names, optional)
answers = st.builds(Satisfaction, st.floats(allow_nan=False, allow_infinity=False), texts, optional, st.none() | times)
conversations = st.builds(
    Conversation,
    id=names,
    turns=st.lists(names, unique=True, max_size=4).flatmap(lambda ids: st.tuples(*map(turns, ids))),
    channel=st.sampled_from(Channel),
    language=optional,
    customer=st.none() | customers,
    agent=st.none() | agents,
    opened_at=st.none() | times,
    satisfaction=st.none() | answers,
)


@given(conversations)
def test_what_is_written_is_read_back_the_same(conversation: Conversation) -> None:
    again = conversation_from_wire(json.loads(json.dumps(conversation_to_wire(conversation))))
    assert again == conversation
    assert hash(again) == hash(conversation)


def test_writing_leaves_out_what_is_not_known_and_keeps_one_order() -> None:
    talk = Conversation("t1", (Turn("1", Role.CUSTOMER, "Hi"),))
    assert json.dumps(conversation_to_wire(talk)) == (
        '{"schema": "heard.conversation/1", "id": "t1", "channel": "chat", '
        '"turns": [{"id": "1", "role": "customer", "text": "Hi"}]}'
    )


def test_reading_needs_no_more_than_roles_and_texts() -> None:
    talk = conversation_from_wire({"turns": [{"role": "customer", "text": "Hi"}, {"role": "agent", "text": "Hello"}]})
    assert (talk.id, talk.channel) == ("conversation", Channel.CHAT)
    assert [turn.id for turn in talk.turns] == ["0", "1"]


@pytest.mark.parametrize(
    ("turn", "turn_id"),
    [
        ({"id": "m7", "n": 3}, "m7"),
        ({"id": 7}, "7"),
        ({"id": "", "n": 3}, "3"),
        ({"n": 3}, "3"),
        ({"n": "third"}, "third"),
        ({}, "0"),
    ],
)
def test_a_turn_is_called_by_its_id_or_its_number_or_its_place(turn: dict[str, Any], turn_id: str) -> None:
    talk = conversation_from_wire({"turns": [{"role": "customer", "text": "Hi", **turn}]})
    assert talk.turns[0].id == turn_id


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("lost \ud800 half", "lost \ufffd half"),
        ("a\0b", "a\ufffdb"),
        ("a\rb", "a\rb"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_text_is_cleaned_on_reading(written: str, kept: str) -> None:
    talk = conversation_from_wire({"id": written, "turns": [{"role": "customer", "text": written}]})
    assert talk.turns[0].text == talk.id == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-01-05T10:02:00+01:00", "2026-01-05T10:02:00+01:00"),
        ("2026-01-05T10:02:00Z", "2026-01-05T10:02:00+00:00"),
        ("2026-01-05 10:02", "2026-01-05T10:02:00"),
    ],
)
def test_times_keep_their_offset_or_stay_without(written: str, kept: str) -> None:
    talk = conversation_from_wire({"opened_at": written, "turns": []})
    assert conversation_to_wire(talk)["opened_at"] == kept


TURN = {"role": "customer", "text": "Hi"}


@pytest.mark.parametrize(
    ("wire", "sentence"),
    [
        ([], "The conversation must be an object, not a list."),
        ({}, "turns is missing."),
        ({"turns": "Hi"}, "turns must be a list, not text."),
        ({"turns": [TURN, None]}, "turns[1] must be an object, not null."),
        ({"turns": [{"text": "Hi"}]}, "turns[0].role is missing."),
        ({"turns": [{"role": "agent", "text": None}]}, "turns[0].text is missing."),
        ({"turns": [{**TURN, "text": 5}]}, "turns[0].text must be text, not a number."),
        (
            {"turns": [TURN, TURN, TURN, {**TURN, "role": "robot"}]},
            "turns[3].role is 'robot'; use customer, agent, bot, system or note.",
        ),
        ({"turns": [{**TURN, "id": True}]}, "turns[0].id must be text, not true or false."),
        ({"turns": [{**TURN, "id": 10**5000}]}, "turns[0].id must be text, not a number."),
        ({"turns": [{**TURN, "start_ms": 1.5}]}, "turns[0].start_ms must be a whole number, not a decimal number."),
        (
            {"turns": [{**TURN, "at": "noon"}]},
            "turns[0].at is 'noon'; write a time like 2026-01-05T10:02:00+01:00.",
        ),
        ({"turns": [{**TURN, "start_ms": 9, "end_ms": 1}]}, "Turn 0 ends at 1 ms, before it starts at 9 ms."),
        ({"turns": [], "schema": "heard.conversation/9"}, "schema must be heard.conversation/1"),
        ({"turns": [], "channel": "fax"}, "channel is 'fax'; use email, chat, voice, social, sms or form."),
        ({"turns": [], "customer": "Ann"}, "customer must be an object, not text."),
        ({"turns": [], "customer": {"name": "Ann"}}, "customer.id is missing."),
        ({"turns": [], "agent": {}}, "agent.id is missing."),
        ({"turns": [], "satisfaction": {"value": "good"}}, "satisfaction.value must be a number, not text."),
        ({"turns": [], "satisfaction": {"value": 1e999}}, "satisfaction.value must be a finite number"),
        ({"turns": [], "satisfaction": {"value": 10**5000}}, "satisfaction.value must be a finite number"),
        ({"turns": [], "satisfaction": {"value": 4}}, "satisfaction.scale is missing."),
    ],
)
def test_what_is_wrong_is_named_by_its_place(wire: object, sentence: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        conversation_from_wire(wire)
    assert str(raised.value).startswith(sentence)


def test_fields_that_heard_does_not_know_are_named_with_their_place() -> None:
    wire = {
        "turns": [{**TURN, "mood": "sad"}, {"role": "agent", "text": "Oh", "emotion": {"anger": 1}}],
        "customer": {"id": "1", "age": 40},
        "queue": "A",
    }
    assert set(unknown_fields(wire)) == {"queue", "customer.age", "turns.mood", "turns.emotion"}


def test_an_emotion_on_an_agent_turn_is_not_kept() -> None:
    wire = {"turns": [{"role": "agent", "text": "Fine.", "emotion": "anger", "sentiment": -1}]}
    assert "anger" not in json.dumps(conversation_to_wire(conversation_from_wire(wire)))
