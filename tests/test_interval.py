"""Intervals: they cover what is true about as often as they say, and stay honest where there is little."""

import random
from collections.abc import Callable
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.interval import Estimate, Sums, difference, mean_of, rate_of, share

TRIALS = 1500
Draw = Callable[[random.Random], tuple[float, float]]


def uneven(chance: random.Random) -> tuple[float, float]:
    """A conversation in which things of different weight are taken up or not at all: 2 of 3 in the long run."""
    likely = chance.betavariate(4, 2)
    weights = [chance.choice([1, 1, 2, 3]) for _ in range(chance.randint(1, 6))]
    return sum(weights), sum(weight for weight in weights if chance.random() < likely)


def rare(chance: random.Random) -> tuple[float, float]:
    """One in ten replies, alike within a conversation."""
    likely = chance.betavariate(2, 18)
    replies = chance.randint(1, 6)
    return replies, sum(chance.random() < likely for _ in range(replies))


def skewed(chance: random.Random) -> tuple[float, float]:
    """A mean of 2 with a long tail."""
    return 1, chance.gammavariate(4, 0.5)


@pytest.mark.parametrize("n", [10, 30, 200])
@pytest.mark.parametrize(
    ("draw", "true", "reckon"),
    [(uneven, 2 / 3, rate_of), (rare, 0.1, rate_of), (skewed, 2.0, mean_of)],
    ids=["uneven", "rare", "skewed"],
)
def test_they_cover_the_truth(draw: Draw, true: float, reckon: Callable[[Sums], Estimate | None], n: int) -> None:
    chance = random.Random(f"{draw.__name__} {n}")
    found = [reckon(Sums.of(draw(chance) for _ in range(n))) for _ in range(TRIALS)]
    covered = mean(each is not None and each.low <= true <= each.high for each in found)
    # Ten conversations with a long tail cover a little less.
    assert (0.91 if n == 10 else 0.93) <= covered <= 0.985


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=30), st.integers(0, 30))
def test_sums_of_parts_are_the_sums_of_the_whole(pairs: list[tuple[int, int]], cut: int) -> None:
    assert Sums.of(pairs[:cut]) + Sums.of(pairs[cut:]) == Sums.of(pairs)


@given(st.lists(st.integers(0, 100), min_size=5, max_size=5))
def test_a_mean_is_the_mean_and_its_width_follows_from_the_spread(values: list[int]) -> None:
    found = mean_of(Sums.of((1, value) for value in values))
    assert found is not None
    assert found.value == pytest.approx(mean(values))
    # Student's t of four degrees of freedom.
    assert (found.high - found.low) / 2 == pytest.approx(2.776 * stdev(values) / 5**0.5, rel=0.01, abs=1e-6)


def test_wilsons_interval_is_the_one_in_the_books() -> None:
    found = share(8, 10, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.490, 0.943)


def test_what_was_taken_up_always_is_not_certain_to_be_so() -> None:
    found = rate_of(Sums.of([(2, 2)] * 12))
    assert found is not None
    assert (found.value, round(found.low, 2), found.high) == (1.0, 0.76, 1.0)


@pytest.mark.parametrize("reckon", [rate_of, mean_of])
def test_of_nothing_nothing_is_said(reckon: Callable[[Sums], Estimate | None]) -> None:
    assert reckon(Sums()) is None


def test_one_conversation_has_no_mean() -> None:
    assert mean_of(Sums.of([(1, 3)])) is None


def test_a_difference_holds_both_doubts() -> None:
    found = difference(Estimate(0.5, 0.4, 0.6, 50), Estimate(0.8, 0.7, 0.85, 30))
    assert (round(found.value, 3), round(found.low, 3), round(found.high, 3)) == (0.3, 0.159, 0.412)
    assert found.n == 30


@pytest.mark.parametrize(("n", "enough"), [(9, False), (10, True)])
def test_a_figure_says_whether_it_rests_on_enough(n: int, enough: bool) -> None:  # noqa: FBT001 - a table's column
    assert share(3, n, n).says_enough is enough
