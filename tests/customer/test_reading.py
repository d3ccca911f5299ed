"""A reading, and everything it is made of."""

from collections.abc import Callable
from math import nan

import pytest

from heard.conversation.span import Span
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import Feeling, FeelingName
from heard.customer.hint import Hint, HintName
from heard.customer.reading import Reading
from heard.customer.signal import Signal, SignalName
from heard.errors import InvalidValue
from tests.people import customer

TURN = customer("It broke, I am cross.")
WORDS = Span(TURN, 0, 8)
ELSEWHERE = Span(customer("It broke.", turn_id="other"), 0, 8)
CROSS = Feeling(FeelingName.ANGER, 2, 0.8, WORDS)


def problem(id_: str, cause_of: str | None = None) -> Concern:
    return Concern(id_, ConcernKind.PROBLEM, 0.8, WORDS, cause_of)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Feeling(FeelingName.ANGER, 0, 0.8, WORDS), id="a feeling without strength"),
        pytest.param(lambda: Feeling(FeelingName.ANGER, 4, 0.8, WORDS), id="a feeling beyond strong"),
        pytest.param(lambda: Feeling(FeelingName.ANGER, 2, 1.01, WORDS), id="surer than sure of a feeling"),
        pytest.param(lambda: Concern("c1", ConcernKind.PROBLEM, -0.01, WORDS), id="less than unsure of a concern"),
        pytest.param(lambda: Signal(SignalName.CHURN_RISK, nan, WORDS), id="no number for a signal"),
        pytest.param(lambda: Hint(HintName.RESIGNATION, 2, WORDS), id="surer than sure of a hint"),
        pytest.param(lambda: Reading(TURN, concerns=(problem("c1"), problem("c1"))), id="a concern twice"),
        pytest.param(lambda: Reading(TURN, feelings=(CROSS, CROSS)), id="a feeling twice"),
        pytest.param(lambda: Reading(TURN, feelings=(CROSS,), language="es"), id="a feeling in a language not read"),
        pytest.param(
            lambda: Reading(TURN, signals=(Signal(SignalName.CHURN_RISK, 1, ELSEWHERE),)), id="words of another turn"
        ),
    ],
)
def test_it_cannot_hold(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        make()


def test_it_numbers_its_concerns_through_the_conversation() -> None:
    numbered = Reading(TURN, concerns=(problem("c1", "c2"), problem("c2"))).numbered_from(7)
    assert [(concern.id, concern.cause_of) for concern in numbered.concerns] == [("c7", "c8"), ("c8", None)]


def test_it_forgets_a_consequence_that_it_does_not_hold() -> None:
    assert Reading(TURN, concerns=(problem("c1", "c9"),)).numbered_from(1).concerns[0].cause_of is None


def test_it_tells_unpleasant_feelings_from_pleasant_ones() -> None:
    glad = Feeling(FeelingName.RELIEF, 1, 0.8, WORDS)
    assert Reading(TURN, feelings=(glad, CROSS)).unpleasant == (CROSS,)


@pytest.mark.parametrize("name", FeelingName)
def test_three_feelings_ask_for_nothing(name: FeelingName) -> None:
    assert name.pleasant is (name in {"gratitude", "relief", "joy"})
