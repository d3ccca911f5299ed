"""When a webhook is tried again."""

import pytest

from heard.engines.outgoing.schedule import WAITS, wait_before
from heard.errors import InvalidValue


def test_it_is_tried_ten_times_in_seventy_five_hours() -> None:
    waits = [wait_before(tries, 0.5) for tries in range(11)]
    assert waits == [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, None]
    assert sum(WAITS) // 3_600 == 75


@pytest.mark.parametrize(("chance", "wait"), [(0.0, 270.0), (0.25, 285.0), (1.0, 330.0)])
def test_chance_moves_a_wait_by_a_tenth(chance: float, wait: float) -> None:
    assert wait_before(2, chance) == pytest.approx(wait)


@pytest.mark.parametrize(("tries", "asked", "wait"), [(1, 120.0, 120.0), (2, 120.0, 300.0), (0, 9.0, 9.0)])
def test_a_receiver_may_ask_for_a_longer_wait_only(tries: int, asked: float, wait: float) -> None:
    assert wait_before(tries, 0.5, asked=asked) == wait


def test_a_dead_letter_stays_dead_whatever_is_asked() -> None:
    assert wait_before(len(WAITS), 0.5, asked=60.0) is None


@pytest.mark.parametrize(("tries", "chance"), [(-1, 0.5), (0, -0.1), (0, 1.1), (0, float("nan"))])
def test_it_rejects_what_is_no_number_of_tries_or_no_chance(tries: int, chance: float) -> None:
    with pytest.raises(InvalidValue):
        wait_before(tries, chance)
