"""Times as exports write them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

# Seconds or milliseconds since 1970, as many programs count them; fewer digits may be anything.
COUNTED = re.compile(r"(?P<seconds>[0-9]{10})(?P<milliseconds>[0-9]{3})?")
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def read_time(text: str) -> datetime | None:
    """The time that a text gives in full: ISO 8601, the same with "UTC" behind it, or counted from 1970.

    None for all else: the day in 05/01/2026 depends on the country, and Heard does not guess.
    """
    text = text.strip()
    if counted := COUNTED.fullmatch(text):
        units = counted.groupdict("0")
        return BEGINNING + timedelta(**{unit: int(number) for unit, number in units.items()})
    try:
        return datetime.fromisoformat(text.removesuffix(" UTC") + ("Z" if text.endswith(" UTC") else ""))
    except ValueError:
        return None


def order_of(times: Sequence[datetime | None]) -> list[int]:
    """The places of these times from the earliest to the latest; as they stand if one is missing or lacks its zone."""
    known = [time for time in times if time is not None]
    if len(known) < len(times) or len({time.utcoffset() is None for time in known}) > 1:
        return list(range(len(times)))
    return sorted(range(len(known)), key=known.__getitem__)
