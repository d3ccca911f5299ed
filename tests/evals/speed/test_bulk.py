"""Timing archives in parts."""

import numpy as np

from evals.speed.bulk import PARTS, cut, time_parts, turns_a_second
from evals.speed.reviews import WARM_UP

TALKS = [WARM_UP] * (PARTS + 1)


def test_every_conversation_is_in_one_part() -> None:
    parts = list(cut(TALKS))
    assert len(parts) == PARTS
    assert sum(len(part) for part in parts) == len(TALKS)


def test_fewer_conversations_than_parts_leave_no_part_empty() -> None:
    assert [len(part) for part in cut(TALKS[:2])] == [1, 1]


def test_turns_a_second_are_over_all_parts() -> None:
    assert turns_a_second(np.array([[1.0, 10], [3, 10]])) == 5


def test_processes_that_are_ready_share_a_part() -> None:
    rows = time_parts(TALKS, count_letters, processes=2)
    assert rows[:, 1].sum() == 2 * len(TALKS)
    assert (rows[:, 0] > 0).all()


def count_letters(conversation: object) -> object:
    """The least work there is."""
    return len(str(conversation))
