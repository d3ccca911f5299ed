"""Until when a dispute is taken, and by when it is answered."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.errors import InvalidValue
from heard.quality.contest import Contest, after_working_days

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (MONDAY, MONDAY + timedelta(days=7)),
        (MONDAY + timedelta(days=4), MONDAY + timedelta(days=11)),
        (MONDAY + timedelta(days=5), MONDAY + timedelta(days=11)),
        (MONDAY + timedelta(days=6), MONDAY + timedelta(days=11)),
    ],
)
def test_five_working_days_pass_over_the_weekend(begin: datetime, end: datetime) -> None:
    assert after_working_days(begin, 5) == end


def test_a_dispute_is_taken_for_two_weeks_and_not_a_second_longer() -> None:
    end = MONDAY + timedelta(days=14)
    assert Contest().is_open(MONDAY, end)
    assert not Contest().is_open(MONDAY, end + timedelta(seconds=1))


@pytest.mark.parametrize("days", [0, -1, 366])
def test_it_is_taken_for_some_days(days: int) -> None:
    with pytest.raises(InvalidValue, match="1 to 365"):
        Contest(days)
