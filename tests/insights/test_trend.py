"""Trends: each step has its point, also where nothing was measured."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.insights.trend import Step, beginning, step_for, trend
from heard.interval import Sums, rate_of

FIRST = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "conversations", "step"),
    [
        (7, 70, Step.DAY),
        (60, 600, Step.DAY),
        (61, 6_000, Step.WEEK),
        (28, 279, Step.WEEK),
        (28, 3, Step.WEEK),
        (365, 600, Step.WEEK),
        (365, 100, Step.MONTH),
        (900, 90_000, Step.MONTH),
    ],
)
def test_a_step_holds_enough_and_there_are_not_too_many(days: int, conversations: int, step: Step) -> None:
    assert step_for(FIRST, FIRST + timedelta(days=days), conversations) is step


@pytest.mark.parametrize(
    ("step", "begins"), [(Step.DAY, date(2026, 3, 5)), (Step.WEEK, date(2026, 3, 2)), (Step.MONTH, date(2026, 3, 1))]
)
def test_a_day_lies_in_its_step(step: Step, begins: date) -> None:
    assert beginning(date(2026, 3, 5), step) == begins


def test_days_without_anything_have_a_point_without_a_figure() -> None:
    points = trend({FIRST: Sums.of([(1, 1), (1, 0)])}, FIRST, FIRST + timedelta(days=3), Step.DAY, rate_of)
    assert [point.estimate and point.estimate.value for point in points] == [0.5, None, None]


DAYS = st.dictionaries(st.integers(0, 400), st.integers(0, 3), max_size=40)


@given(DAYS, st.sampled_from(Step))
def test_no_conversation_is_lost_or_counted_twice(days: dict[int, int], step: Step) -> None:
    sums = {FIRST + timedelta(days=day): Sums.of([(1, 1)] * n) for day, n in days.items()}
    points = trend(sums, FIRST, FIRST + timedelta(days=401), step, rate_of)
    assert sum(point.estimate.n for point in points if point.estimate) == sum(days.values())
    assert len({point.since for point in points}) == len(points)
