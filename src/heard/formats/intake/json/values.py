"""Values in the dumps of other programs, which write one thing in several ways."""

from collections.abc import Iterable
from datetime import datetime

from heard.conversation.fields import LARGEST_ID, SHOWN, Fields, clean_text
from heard.formats.intake.mapping import Way
from heard.formats.intake.source import Source
from heard.formats.intake.time_stamp import read_time


def value_at(value: object, path: Way) -> object:
    """What lies at a path inside of a value; None if nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def word_of(value: object) -> str | None:
    """A single value as a word, such as "true", "12" or the text itself; None for nothing, lists and objects."""
    if isinstance(value, str):
        return clean_text(value) if value.strip() else None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float) and abs(value) < LARGEST_ID:
        return str(int(value)) if isinstance(value, int) or value.is_integer() else str(value)
    return None


def name_in(value: object, *names: str) -> str | None:
    """The first of these fields of an object that says something; or the value itself, if it is a word."""
    if not isinstance(value, dict):
        return word_of(value)
    return next((word for name in names if (word := word_of(value.get(name)))), None)


def inner(fields: Fields, *names: str) -> Fields:
    """The object under the first of these names that holds one; without any fields where none does."""
    found = (value for name in names if isinstance(value := fields.values.get(name), dict))
    return Fields(next(found, {}))


def time_of(value: object, source: Source) -> datetime | None:
    """A time as text or counted from 1970; one that cannot be read is left out with a warning."""
    word = word_of(value)
    if word is None:
        return None
    at = read_time(word.partition(".")[0] if isinstance(value, float) else word)
    if at is None:
        source.warn("at", f"Times such as '{word[:SHOWN]}' were left out; write them like 2026-01-05T10:02:00+01:00.")
    return source.mapping.in_zone(at)


def latest(values: Iterable[object]) -> list[object]:
    """The objects in order, one for each id: pages may overlap, and then what came last counts."""
    return list({name_in(value, "id") or f"place {place}": value for place, value in enumerate(values)}.values())
