"""F1, thresholds and correlation."""

import numpy as np
import pytest

from evals.measure import (
    Flags,
    best_threshold,
    count_distances,
    count_labels,
    count_pairs,
    f1_of,
    frequent_labels,
    frequent_macro_f1,
    macro_f1,
    mean_distance,
    micro_f1,
    pearson,
    sum_by,
)


def flags(*rows: str) -> Flags:
    """One row a text, one letter a label: x where it is set."""
    return np.array([[letter == "x" for letter in row] for row in rows])


EXPECTED = flags("x.", "x.", "xx", "..")
GIVEN = flags("x.", "..", "x.", ".x")
COUNTS = count_labels(EXPECTED, GIVEN)


def test_f1_of_a_label_weighs_the_vain_against_the_missed() -> None:
    assert f1_of(0)(COUNTS) == pytest.approx(4 / 5)


def test_a_label_that_is_never_right_has_an_f1_of_0() -> None:
    assert f1_of(1)(COUNTS) == 0


def test_macro_f1_is_the_mean_over_labels() -> None:
    assert macro_f1(COUNTS) == pytest.approx(2 / 5)


def test_micro_f1_takes_all_labels_together() -> None:
    assert micro_f1(COUNTS) == pytest.approx(4 / 7)


def test_what_is_not_counted_is_neither_right_nor_wrong() -> None:
    counts = count_labels(EXPECTED, GIVEN, flags("xx", "x.", "x.", "x."))
    assert counts[:, :, 1].sum() == 0


def test_only_frequent_labels_make_up_the_macro_f1() -> None:
    counts = np.repeat(COUNTS, 3, axis=0)
    assert frequent_labels(counts).tolist() == [0]
    assert frequent_macro_f1(counts)(counts) == pytest.approx(4 / 5)


def test_frequent_labels_stay_the_same_in_a_smaller_draw() -> None:
    counts = np.repeat(COUNTS, 3, axis=0)
    assert frequent_macro_f1(counts)(counts[:4]) == f1_of(0)(counts[:4])


def test_the_best_threshold_parts_the_expected_from_the_rest() -> None:
    threshold = best_threshold(np.array([0.1, 0.41, 0.6, 0.9]), np.array([False, False, True, True]))
    assert 0.41 < threshold <= 0.6


def test_pearson_is_the_usual_one() -> None:
    x, y = np.array([0.0, 1, 2, 5]), np.array([1.0, 0, 2, 3])
    assert pearson(count_pairs(x, y)) == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_pearson_is_0_where_one_side_does_not_vary() -> None:
    assert pearson(count_pairs(np.array([1.0, 2, 3]), np.array([2.0, 2, 2]))) == 0


def test_a_distance_counts_where_there_is_something_on_either_side() -> None:
    distances = count_distances(np.array([0.0, 2, 0, 1]), np.array([0.0, 3, 2, 1]))
    assert distances[:, 1].tolist() == [0, 1, 1, 1]
    assert mean_distance(distances) == 1


def test_where_nothing_counts_the_mean_distance_is_0() -> None:
    assert mean_distance(count_distances(np.zeros(2), np.zeros(2))) == 0


def test_summing_by_group_changes_no_figure() -> None:
    by_group = sum_by([0, 0, 2, 1], COUNTS, size=4)
    assert by_group.shape == (4, 3, 2)
    assert micro_f1(by_group) == micro_f1(COUNTS)
