"""Turns of gold, kept and counted."""

import numpy as np

from evals.gold import Counted, Gold, most
from evals.interval import Rows
from evals.measure import micro_f1


def counts(right: int, vain: int, missed: int) -> Rows:
    """Two conversations with the same counts for each of two labels, the second of which is never right."""
    return np.array([[[right, 0], [vain, 1], [missed, 1]]] * 2, float)


COUNTED = Counted(counts(4, 0, 0), (counts(4, 1, 1),), (counts(4, 2, 2), counts(4, 2, 2)), (counts(0, 4, 4),))


def test_some_turns_can_be_kept_alone() -> None:
    turns = Gold([0, 1, 1], ["a", "b", "c"], [1, 2, 3], [[4, 5, 6]], [7, 8, 9], baselines=[[10, 11, 12]])
    assert turns.only([0, 2]) == Gold([0, 1], ["a", "c"], [1, 3], [[4, 6]], [7, 9], baselines=[[10, 12]])


def test_cells_are_of_heard_twice_then_the_annotators_then_the_baselines() -> None:
    heads = [cell.split()[0] for cell in COUNTED.of([0]).cells(micro_f1)]
    assert heads == ["1.000", "0.800", "0.667", "0.000"]


def test_macro_f1_is_over_the_labels_that_are_frequent_in_each() -> None:
    assert COUNTED.macro_cells()[0].startswith("1.000")


def test_labels_have_rows_from_the_count_that_is_asked_for() -> None:
    assert [row[:2] for row in COUNTED.each_label("xy", "turns")] == [("F1, x", "8 turns")]
    assert [row[1] for row in COUNTED.each_label("xy", "turns", least=1)] == ["8 turns", "2 turns"]


def test_baselines_are_counted_against_the_majority() -> None:
    turns = Gold([0, 1], ["a", "b"], [1, 2], [[1, 2], [1, 3]], [1, 2], baselines=[[3, 2]])
    counted = turns.count(lambda expected, given: np.array([np.equal(expected, given)], float).T)
    assert [rows.sum() for rows in counted.baselines] == [1]


def test_most_is_more_than_half() -> None:
    assert most(["ab", "a", "c"]) == {"a"}
    assert most(["a", "b"]) == frozenset()


def test_heard_is_counted_against_every_annotator_too() -> None:
    turns = Gold([0, 1], ["a", "b"], [1, 2], [[1, 2], [1, 3], [4, 4]], [1, 2])
    counted = turns.count(lambda expected, given: np.array([np.equal(expected, given)], float).T)
    assert [rows.sum() for rows in counted.heard_by_each] == [2, 1, 0]
