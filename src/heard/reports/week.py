"""A week as reports name it: from Monday to Sunday, by the number that ISO 8601 gives it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from heard.errors import InvalidValue

NAMED = re.compile(r"([0-9]{4})-W([0-9]{2})")
A_WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """The week that begins on a Monday."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week that a day lies in."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def named(cls, name: str) -> "Week":
        """The week of a name such as 2026-W48; InvalidValue where there is none."""
        found = NAMED.fullmatch(name.strip())
        try:
            year, number = map(int, found.groups() if found else ("0", "0"))
            return cls(date.fromisocalendar(year, number, 1))
        except ValueError:
            raise InvalidValue(f"There is no week '{name[:20]}'; name one like 2026-W48.") from None

    @property
    def name(self) -> str:
        """What it is called, such as 2026-W48."""
        year, number, _ = self.first.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def number(self) -> int:
        """Its number in the year that it is counted to."""
        return self.first.isocalendar().week

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.until - ONE_DAY

    @property
    def until(self) -> date:
        """The Monday after it."""
        return self.first + A_WEEK

    def back(self, weeks: int = 1) -> "Week":
        """The week so many weeks before it."""
        return Week(self.first - weeks * A_WEEK)
