"""Timing reviews."""

import numpy as np

from evals.speed.reviews import WARM_UP, per_turn, percentile, time_each

ROWS = np.array([[10.0, 2], [20, 2], [60, 5]])


def test_milliseconds_a_turn_are_over_all_turns() -> None:
    assert per_turn(ROWS) == 10


def test_half_of_the_conversations_stay_below_p50() -> None:
    assert percentile(50)(ROWS) == 20


def test_each_conversation_is_worked_on_once() -> None:
    seen: list[object] = []
    rows = time_each([WARM_UP, WARM_UP], seen.append)
    assert seen == [WARM_UP, WARM_UP]
    assert rows[:, 1].tolist() == [2, 2]
    assert (rows[:, 0] > 0).all()
