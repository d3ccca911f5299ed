"""Counting what customers show."""

from evals.feelings.turns import (
    count_concerns,
    count_displeasure,
    count_errors,
    count_feelings,
    count_sides,
    count_signals,
    count_words,
)
from evals.gold import Gold
from evals.measure import macro_f1, mean_distance, micro_f1, pearson
from evals.quote import Quote, overlap_f1
from evals.shown import Shown

ANGRY = Shown({"anger": 3}, frozenset({"problem"}))
GLAD = Shown({"joy": 2}, frozenset())
CALM = Shown({}, frozenset({"question"}))
TORN = Shown({"joy": 1, "anger": 3}, frozenset())


def test_feelings_are_counted_by_name() -> None:
    assert micro_f1(count_feelings([ANGRY, GLAD, CALM], [ANGRY, CALM, CALM])) == 2 / 3


def test_concerns_are_counted_by_kind() -> None:
    assert micro_f1(count_concerns([ANGRY, CALM], [ANGRY, ANGRY])) == 1 / 2


def test_signals_are_counted_by_name() -> None:
    leaving = Shown({}, frozenset(), frozenset({"churn_risk"}))
    assert micro_f1(count_signals([leaving, leaving], [leaving, CALM])) == 2 / 3


def test_words_of_concerns_are_counted_by_overlap() -> None:
    said, heard = (Shown({}, frozenset(), quotes=(Quote("problem", start, 9),)) for start in (0, 8))
    assert overlap_f1(count_words([said, said], [heard, CALM])) == 2 / 3


def test_intensity_is_off_by_the_distance_where_somebody_feels_something() -> None:
    assert mean_distance(count_errors([ANGRY, ANGRY, CALM], [ANGRY, CALM, CALM])) == 3 / 2


def test_displeasure_is_correlated() -> None:
    assert pearson(count_displeasure([ANGRY, GLAD, CALM], [TORN, CALM, GLAD])) == 1


def test_a_turn_expected_on_both_sides_does_not_count() -> None:
    assert macro_f1(count_sides([ANGRY, GLAD, CALM, TORN], [TORN, GLAD, CALM, CALM])) == 1


def test_annotators_are_measured_against_each_other_by_conversation() -> None:
    first, second = [ANGRY, GLAD, CALM], [ANGRY, CALM, CALM]
    turns = Gold([0, 0, 1], ["", "", ""], first, [first, second], second)
    counted = turns.count(count_feelings)
    assert counted.heard.shape == (2, 3, 10)
    assert [micro_f1(rows) for rows in counted.annotators] == [2 / 3, 2 / 3]
