"""A turn is somebody's message, and cannot be half a one."""

import dataclasses
from datetime import UTC, datetime

import pytest

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue


def test_it_carries_what_was_said_and_when() -> None:
    said = datetime(2025, 3, 3, 10, 12, tzinfo=UTC)
    turn = Turn("1", Role.AGENT, "On it.", at=said, author="Sam", start_ms=0, end_ms=900)
    assert (turn.text, turn.at, turn.author, turn.start_ms, turn.end_ms) == ("On it.", said, "Sam", 0, 900)


def test_it_may_be_empty() -> None:
    assert Turn("1", Role.CUSTOMER, "").text == ""


def test_it_needs_an_id() -> None:
    with pytest.raises(InvalidValue, match="A turn needs an id"):
        Turn("", Role.CUSTOMER, "Hello")


@pytest.mark.parametrize("text", ["\ud800", "ok \udfff", "😭\ud83d"])
def test_it_rejects_half_a_character(text: str) -> None:
    with pytest.raises(InvalidValue, match="Turn 1 holds half a character"):
        Turn("1", Role.CUSTOMER, text)


def test_it_takes_every_whole_character() -> None:
    assert Turn("1", Role.CUSTOMER, "שלום 👨‍👩‍👧 \x00 \U0010ffff").text.endswith("\U0010ffff")


def test_it_cannot_end_before_it_starts() -> None:
    with pytest.raises(InvalidValue, match="Turn 1 ends at 100 ms, before it starts at 200 ms"):
        Turn("1", Role.CUSTOMER, "Hello", start_ms=200, end_ms=100)


@pytest.mark.parametrize(("start_ms", "end_ms"), [(-1, 100), (None, -1), (-5, None)])
def test_it_cannot_lie_before_the_recording(start_ms: int | None, end_ms: int | None) -> None:
    with pytest.raises(InvalidValue, match="Turn 1 lies before the start of its recording"):
        Turn("1", Role.CUSTOMER, "Hello", start_ms=start_ms, end_ms=end_ms)


@pytest.mark.parametrize(("start_ms", "end_ms"), [(0, 0), (100, 100), (5, None), (None, 5), (None, None)])
def test_it_may_be_short_or_open(start_ms: int | None, end_ms: int | None) -> None:
    assert Turn("1", Role.CUSTOMER, "Hello", start_ms=start_ms, end_ms=end_ms).end_ms == end_ms


@pytest.mark.parametrize("field", dataclasses.fields(Turn), ids=lambda field: field.name)
def test_it_cannot_be_changed(field: dataclasses.Field[object]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Turn("1", Role.CUSTOMER, "Hello"), field.name, "other")
