"""Fairness, in short: the long run of the same is `python -m evals insights`."""

import pytest

from evals.insights.fairness import SCENES, Judged, holding, judged, unfair

UNFAIR, BY_LOT = SCENES[:2]


@pytest.fixture(scope="module")
def found() -> list[Judged]:
    """Some months of a team whose first agent gets the hard customers, and is as good as the others."""
    return list(judged(UNFAIR, 60))


def test_most_of_an_unfairness_that_was_planted_is_taken_out(found: list[Judged]) -> None:
    assert unfair(found, "raw") < -0.08
    assert abs(unfair(found, "adjusted")) < 0.2 * abs(unfair(found, "raw"))


def test_more_of_it_than_a_table_of_strata_takes_out(found: list[Judged]) -> None:
    assert abs(unfair(found, "adjusted")) < abs(unfair(found, "by_strata"))


def test_most_of_what_hard_matters_make_is_taken_out() -> None:
    [scene] = (each for each in SCENES if each.name == "all alike, the first gets the hard matters")
    found = list(judged(scene, 20))
    assert unfair(found, "raw") < -0.05
    assert abs(unfair(found, "adjusted")) < 0.35 * abs(unfair(found, "raw"))


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    assert holding(list(judged(BY_LOT, 40))) == pytest.approx(0.95, abs=0.03)
