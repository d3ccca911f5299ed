"""Weeks go by the number of ISO 8601, from Monday to Sunday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.errors import InvalidValue
from heard.reports.week import Week


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 11, 29), "2026-W48"), (date(2026, 11, 30), "2026-W49"), (date(2027, 1, 1), "2026-W53")],
)
def test_a_day_lies_in_its_week(day: date, name: str) -> None:
    assert Week.of(day).name == name


@given(st.dates(date(1971, 1, 4), date(2999, 12, 1)))
def test_a_name_leads_back_to_its_week(day: date) -> None:
    week = Week.of(day)
    assert Week.named(week.name) == week
    assert week.first <= day <= week.last
    assert week.back().until == week.first
    assert week.until - week.first == timedelta(days=7)


@pytest.mark.parametrize("name", ["2026-48", "2026-W54", "2026-W00", "W48", "", "2026-W48-1"])
def test_what_is_no_week_is_told(name: str) -> None:
    with pytest.raises(InvalidValue, match="name one like 2026-W48"):
        Week.named(name)
