"""Sight: agents first, leads later if at all, and nobody is ever the only one left."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.insights.sight import Month, month_of, seen_from, shown_to_lead

OCTOBER = month_of(date(2026, 10, 17))
SEPTEMBER_9, OCTOBER_9, END = (
    datetime(2026, 9, 9, tzinfo=UTC),
    datetime(2026, 10, 9, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
)
DAY = timedelta(days=1)


def test_a_month_knows_its_days() -> None:
    assert (OCTOBER.first, OCTOBER.after, OCTOBER.end) == (date(2026, 10, 1), date(2026, 11, 1), END)
    assert Month(date(2026, 1, 1)).before == Month(date(2025, 12, 1))


@pytest.mark.parametrize(
    ("opened", "shared", "told", "expected"),
    [
        (None, None, None, None),
        (END + DAY, None, None, None),
        (None, OCTOBER_9, None, OCTOBER_9),
        (None, None, SEPTEMBER_9, END + 7 * DAY),
        (END + DAY, None, SEPTEMBER_9, END + DAY),
        (END + 30 * DAY, None, SEPTEMBER_9, END + 7 * DAY),
        (END + DAY, None, OCTOBER_9, None),
        (END + 2 * DAY, END + DAY, SEPTEMBER_9, END + DAY),
    ],
)
def test_a_lead_sees_what_is_shared_and_in_quality_mode_what_the_agent_could_see(
    opened: datetime | None, shared: datetime | None, told: datetime | None, expected: datetime | None
) -> None:
    assert seen_from(OCTOBER, opened=opened, shared=shared, told=told) == expected


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ([1, 2, 3, 4, 5], {0, 1, 2, 3, 4}),
        ([1, 2, 3, 4, None], {0, 1, 2}),
        ([1, 2, 3, 9, 4], {0, 1, 2}),
        ([1, 2, 3, None, None], {0, 1, 2}),
        ([1, None], {0}),
        ([1, 2, 3, None], {0, 1, 2}),
        ([], set()),
    ],
)
def test_the_last_to_come_waits_rather_than_leave_one_alone(times: list[int | None], shown: set[int]) -> None:
    seen = {agent: None if day is None else END + day * DAY for agent, day in enumerate(times)}
    assert shown_to_lead(seen, END + 5 * DAY) == shown


TIMES = st.dictionaries(st.integers(1, 9), st.none() | st.integers(0, 20).map(lambda day: END + day * DAY))


@given(TIMES, st.integers(0, 20))
def test_nobody_is_left_alone_at_any_time_and_what_was_shown_stays(seen: dict[int, datetime | None], day: int) -> None:
    now, later = (shown_to_lead(seen, END + each * DAY) for each in (day, day + 1))
    assert len(seen) < 5 or len(seen) - len(now) != 1
    assert now <= later
