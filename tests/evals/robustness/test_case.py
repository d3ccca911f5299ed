"""How two variants of a case differ."""

from operator import itemgetter

import pytest

from evals.robustness.case import (
    Variant,
    change,
    change_of_confidence,
    has,
    heard,
    is_above,
    is_not_above,
    judge_case,
    tell,
    unpleasant,
    where,
)
from evals.robustness.judgement import Judgement
from evals.side import Side
from heard.conversation.span import Span
from tests.evals.robustness.made_up import case, judge
from tests.people import agent

UP = case({"kind": "up"}, a=judge(0.2), b=judge(0.5))
SAME = case({"kind": "same"}, a=judge(0.2), b=judge(0.2))
UNSCORED = case({"kind": "up"}, a=judge(0.2), b=judge(None))
CHANGE = change(heard, "a", "b")


def found(**confidences: float) -> Judgement:
    """A judgement with these behaviours, present from .5 on."""
    words = {name: (Span(agent("Yes."), 0, 3),) for name, sure in confidences.items() if sure >= 0.5}
    return Judgement(0.5, 0.0, Side.NEITHER, confidences=confidences, words=words)


def test_an_exchange_is_made_of_the_fields() -> None:
    variant = Variant(itemgetter("asked"), itemgetter("told"))
    said = variant.exchange({"id": "1", "asked": ["Hello?", "Anybody?"], "told": "Yes."})
    assert [(turn.role, turn.text) for turn in said.turns] == [
        ("customer", "Hello?"),
        ("customer", "Anybody?"),
        ("agent", "Yes."),
    ]


def test_a_tool_judges_every_variant() -> None:
    variants = {name: Variant(itemgetter(name)) for name in "ab"}
    judged = judge_case({"id": "1", "a": "Hi", "b": "Hello"}, variants, lambda said: judge(len(said.turns[0].text)))
    assert [judged.judged[name].heard for name in "ab"] == [2, 5]


def test_a_change_keeps_its_sign_unless_asked_not_to() -> None:
    assert change(heard, "b", "a")(UP) == pytest.approx((-0.3,))
    assert change(heard, "b", "a", seen_as=abs)(UP) == pytest.approx((0.3,))


def test_what_is_equal_is_neither_above_nor_below() -> None:
    above, not_above = (change(heard, "a", "b", seen_as=how) for how in (is_above, is_not_above))
    assert [above(each) for each in (UP, SAME)] == [(1,), (0,)]
    assert [not_above(each) for each in (UP, SAME)] == [(0,), (1,)]


def test_a_missing_value_is_no_number() -> None:
    assert CHANGE(UNSCORED) == ()
    assert tell(heard, "b")(UNSCORED) == ()


def test_one_variant_can_be_told_alone() -> None:
    assert tell(unpleasant, "a")(case(a=judge(side=Side.UNPLEASANT))) == (1,)
    assert tell(unpleasant, "a")(case(a=judge(side=Side.PLEASANT))) == (0,)


def test_confidences_count_where_a_behaviour_is_present_in_either() -> None:
    both = case(a=found(inform=0.9, restate=0.4), b=found(inform=0.6, next_step=0.7, restate=0.3))
    assert change_of_confidence("a", "b")(both) == pytest.approx([0.3, 0.7])


def test_some_cases_can_be_left_out() -> None:
    assert where(has("kind", "up"), CHANGE)(UP) == CHANGE(UP)
    assert where(has("kind", "up"), CHANGE)(SAME) == ()
