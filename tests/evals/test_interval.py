"""Figures and their intervals."""

import numpy as np

from evals.interval import Estimate, Rows, estimate, estimate_mean

ROWS = np.arange(40.0).reshape(20, 2)


def mean_of_first(rows: Rows) -> float:
    return float(rows[:, 0].mean())


def test_it_is_the_same_each_time() -> None:
    assert estimate(ROWS, mean_of_first) == estimate(ROWS, mean_of_first)


def test_it_holds_the_figure() -> None:
    found = estimate(ROWS, mean_of_first)
    assert found.value == 19
    assert found.low < 19 < found.high


def test_it_is_about_four_standard_errors_wide() -> None:
    found = estimate(ROWS, mean_of_first)
    error = ROWS[:, 0].std() / np.sqrt(len(ROWS))
    assert 3.5 < (found.high - found.low) / error < 4.3


def test_it_narrows_with_more_units() -> None:
    few, many = estimate(ROWS, mean_of_first), estimate(np.tile(ROWS, (9, 1)), mean_of_first)
    assert many.high - many.low < (few.high - few.low) / 2


def test_of_five_it_reaches_from_the_lowest_to_the_highest() -> None:
    found = estimate(np.array([3.0, 1.0, 9.0, 2.0, 4.0]), lambda drawn: float(np.median(drawn)))
    assert found == Estimate(3, 1, 9)


def test_a_mean_draws_the_same_units_for_all_its_figures() -> None:
    found = estimate_mean([ROWS, -ROWS], [mean_of_first, mean_of_first])
    assert found == Estimate(0, 0, 0)


def test_it_reads_well() -> None:
    assert Estimate(0.5, 0.4567, 0.6).text() == "0.500 (0.457 to 0.600)"
