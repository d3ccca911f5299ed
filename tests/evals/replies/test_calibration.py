"""Confidence beside how often it is right."""

import numpy as np
import pytest

from evals.deed import Deed
from evals.gold import Gold
from evals.interval import Rows
from evals.replies.calibration import calibration_error, commonest, judge_by, measure_calibration, tell_calibration

NOTHING: frozenset[str] = frozenset()
SHOWS = Deed(frozenset({"inform"}), NOTHING, 3)
SURE = Deed(NOTHING, NOTHING, 3, confidences={"inform": 0.75})
UNSURE = Deed(NOTHING, NOTHING, 3)
REPLIES = Gold([0, 0, 2], [""] * 3, [SHOWS, UNSURE, SHOWS], [], [SURE, UNSURE, UNSURE])


def judged(*pairs: tuple[float, float]) -> Rows:
    """Judgements of one conversation: whether expected, and how sure."""
    return np.array([pairs], float)


def test_who_is_right_as_often_as_sure_makes_no_error() -> None:
    assert calibration_error(judged(*[(1, 1)] * 10, *[(0, 0)] * 10)) == 0


def test_it_is_the_distance_of_confidence_and_share_bin_by_bin() -> None:
    half_right = [(1, 0.25), (0, 0.25)] * 10
    assert calibration_error(judged(*half_right, *[(1, 1)] * 20)) == pytest.approx(0.125)


def test_a_bin_can_be_a_single_judgement() -> None:
    assert calibration_error(judged((1, 0.5), (0, 0.25))) == pytest.approx(0.375)


def test_a_behaviour_that_was_not_found_has_confidence_0() -> None:
    rows = judge_by(REPLIES, "inform")
    assert rows[0].tolist() == [[1, 0.75], [0, 0]]
    assert rows[1, 0].tolist() == [1, 0]


def test_the_commonest_come_first_and_what_nobody_expects_does_not_come() -> None:
    assert commonest(["b", "ab", "abc"], ["a", "b", "d"]) == ["b", "a"]


def test_it_is_told_over_what_and_measured_together_and_by_each() -> None:
    assert "The 1 commonest behaviours, by the majority: inform." in tell_calibration(REPLIES, ["inform"])
    assert [size for _, size, _ in measure_calibration(REPLIES, ["inform"])] == [
        *["1 x 3 judgements"] * 2,
        "3 judgements",
    ]
