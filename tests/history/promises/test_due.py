"""The day on which a promise falls due, from a Wednesday morning in March."""

from datetime import UTC, date, datetime

import pytest

from heard.history.promises.due import due_on

SAID = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday", (3, 6)),
        ("next Monday", (3, 9)),
        ("on Wednesday", (3, 11)),
        ("Monday week", (3, 16)),
        ("tomorrow before noon", (3, 5)),
        ("the day after tomorrow", (3, 6)),
        ("this afternoon", (3, 4)),
        ("before four", (3, 4)),
        ("within 24 hours", (3, 5)),
        ("in 20 minutes", (3, 4)),
        ("in 3-5 working days", (3, 11)),
        ("five to seven days", (3, 11)),
        ("within a couple of weeks", (3, 18)),
        ("this week", (3, 6)),
        ("next week", (3, 13)),
        ("in the week of 16 March", (3, 20)),
        ("by the end of the month", (3, 31)),
        ("before the end of July", (7, 31)),
        ("on the third", (4, 3)),
        ("by the 12th", (3, 12)),
        ("on 2026-03-20", (3, 20)),
        ("by 4 June at the latest", (6, 4)),
    ],
)
def test_it_is_counted_from_the_day_it_was_said(words: str, day: tuple[int, int]) -> None:
    assert due_on(words, SAID) == date(2026, *day)


@pytest.mark.parametrize(
    "words", ["soon", "Dr Amin", "three days ago", "on the first coach", "since Monday", "31 February", ""]
)
def test_it_is_unknown_where_no_day_is_named(words: str) -> None:
    assert due_on(words, SAID) is None


def test_a_day_of_last_month_is_next_years_only_when_it_is_long_past() -> None:
    assert due_on("by 20 February", SAID) == date(2026, 2, 20)
    assert due_on("by 20 October", SAID.replace(month=12)) == date(2026, 10, 20)
    assert due_on("by 3 January", SAID.replace(month=12)) == date(2027, 1, 3)
