"""Turns of gold, kept and counted."""

from evals.gold import Gold


def test_some_turns_can_be_kept_alone() -> None:
    turns = Gold([0, 1, 1], ["a", "b", "c"], [1, 2, 3], [[4, 5, 6]], [7, 8, 9])
    assert turns.only([0, 2]) == Gold([0, 1], ["a", "c"], [1, 3], [[4, 6]], [7, 9])
