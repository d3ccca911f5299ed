"""How a judgement may be contested: what is muted in this organisation, until when a dispute is taken, and answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.errors import InvalidValue

MOST_DAYS = 365
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Contest:
    """For how many days a dispute may be begun, and the behaviours that are shown nowhere here."""

    dispute_days: int = 14
    muted: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 1 <= self.dispute_days <= MOST_DAYS:
            raise InvalidValue(
                f"quality.dispute_days is {self.dispute_days}; a dispute may be begun for 1 to 365 days."
            )

    def is_open(self, since: datetime, now: datetime) -> bool:
        """Whether what was said at a time may still be disputed."""
        return now <= since + timedelta(days=self.dispute_days)


JUST_SO = Contest()


def after_working_days(begin: datetime, days: int) -> datetime:
    """The same hour so many working days later; Saturdays and Sundays are none."""
    end = begin
    while days:
        end += timedelta(days=1)
        days -= end.weekday() < SATURDAY
    return end
