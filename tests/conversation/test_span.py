"""A span quotes its turn exactly, or does not exist."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.span import Span
from heard.errors import InvalidValue
from tests.people import agent, customer

TURN = customer("I paid twice 😭 why?")


def test_it_quotes_letter_for_letter() -> None:
    assert Span(TURN, 2, 12).quote == "paid twice"


def test_it_counts_code_points_not_bytes() -> None:
    assert Span(TURN, 13, 14).quote == "😭"


def test_it_knows_the_id_of_its_turn() -> None:
    assert Span(TURN, 0, 1).turn_id == TURN.id


def test_it_may_be_the_whole_turn() -> None:
    assert Span(TURN, 0, len(TURN.text)).quote == TURN.text


@pytest.mark.parametrize(
    ("start", "end"),
    [(-1, 3), (-3, -1), (0, 0), (5, 5), (7, 2), (0, 20), (19, 20), (25, 30)],
    ids=["before", "negative", "empty", "empty inside", "reversed", "too long", "one beyond", "outside"],
)
def test_it_rejects_a_quote_outside_the_turn(start: int, end: int) -> None:
    with pytest.raises(InvalidValue, match=rf"from {start} to {end} does not fit turn c of 19 characters"):
        Span(TURN, start, end)


def test_an_empty_turn_has_no_span() -> None:
    with pytest.raises(InvalidValue):
        Span(customer(""), 0, 0)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(-3, 60), st.integers(-3, 60))
def test_it_exists_only_where_it_quotes_something(text: str, start: int, end: int) -> None:
    turn = customer(text)
    if 0 <= start < end <= len(text):
        assert Span(turn, start, end).quote == text[start:end] != ""
    else:
        with pytest.raises(InvalidValue):
            Span(turn, start, end)


@pytest.mark.parametrize(("start", "end"), [(2, 6), (6, 12), (2, 12)])
def test_it_holds_what_lies_wholly_inside(start: int, end: int) -> None:
    assert Span(TURN, 2, 12).holds(Span(TURN, start, end))


@pytest.mark.parametrize(("start", "end"), [(1, 6), (11, 13), (0, 19), (13, 14)])
def test_it_does_not_hold_what_reaches_out(start: int, end: int) -> None:
    assert not Span(TURN, 2, 12).holds(Span(TURN, start, end))


def test_it_holds_nothing_of_another_turn() -> None:
    assert not Span(TURN, 0, 10).holds(Span(agent(TURN.text), 2, 6))


@pytest.mark.parametrize("field", dataclasses.fields(Span), ids=lambda field: field.name)
def test_it_cannot_be_changed(field: dataclasses.Field[object]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Span(TURN, 0, 1), field.name, "other")


def test_equal_spans_are_one_in_a_set() -> None:
    assert len({Span(TURN, 0, 1), Span(TURN, 0, 1), Span(TURN, 0, 2)}) == 2


@pytest.mark.parametrize(("start", "end", "shared"), [(0, 3, True), (2, 5, True), (3, 5, False)])
def test_it_overlaps_what_it_shares_a_letter_with(start: int, end: int, *, shared: bool) -> None:
    turn = customer("It broke.")
    assert Span(turn, 0, 3).overlaps(Span(turn, start, end)) is shared


def test_it_overlaps_nothing_of_another_turn() -> None:
    first, second = (Span(customer("It broke.", turn_id=name), 0, 3) for name in "ab")
    assert not first.overlaps(second)
