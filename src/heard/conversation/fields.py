"""The fields of one JSON object, read one by one and checked."""

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from heard.errors import InvalidValue

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)

# Longer values are cut in a message: it has to stay one sentence.
SHOWN = 40
# No id is longer as a number, and Python refuses to write out numbers of more than 4,300 digits.
LARGEST_ID = 10**18

# Half characters (lone surrogates) cannot be stored or shown, and NUL ends a text in many programs.
UNPRINTABLE = re.compile("[\ud800-\udfff\0]")


def clean_text(text: str) -> str:
    """The text with LF line ends, and with U+FFFD for what no program can keep: NUL and lone surrogates."""
    return UNPRINTABLE.sub("\ufffd", text).replace("\r\n", "\n")


KINDS = {
    type(None): "null",
    bool: "true or false",
    str: "text",
    int: "a number",
    float: "a decimal number",
    list: "a list",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object whose fields are asked for by name and kind; None where a field is missing or null.

    A wrong kind is an InvalidValue that names the field by its place, such as "turns[3].role".
    """

    values: Mapping[str, object]
    place: str = ""

    @classmethod
    def of(cls, value: object, name: str, place: str = "") -> "Fields":
        """The fields of a value that has to be an object; `name` is what a message calls it."""
        if not isinstance(value, dict):
            raise InvalidValue(f"{name} must be an object, not {_kind(value)}.")
        return cls(value, place)

    def need(self, name: str, value: Value | None) -> Value:
        """The value of a field that may not be missing."""
        if value is None:
            raise InvalidValue(f"{self.place}{name} is missing.")
        return value

    def text(self, name: str) -> str | None:
        """A text, cleaned."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._wrong(name, "text")
        return clean_text(value)

    def id(self, name: str) -> str | None:
        """A name to tell things apart by: text or a whole number; an empty text counts as missing."""
        value = self.values.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_ID:
            return str(value)
        return self.text(name) or None

    def number(self, name: str) -> float | None:
        """A number, never infinite."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(name, "a number")
        if abs(value) <= sys.float_info.max:
            return float(value)
        raise InvalidValue(f"{self.place}{name} must be a finite number.")

    def whole_number(self, name: str) -> int | None:
        """A whole number."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(name, "a whole number")
        return value

    def time(self, name: str) -> datetime | None:
        """A time as ISO 8601 writes it, its UTC offset kept; a time without an offset stays without."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise InvalidValue(
                f"{self.place}{name} is '{text[:SHOWN]}'; write a time like 2026-01-05T10:02:00+01:00."
            ) from None

    def choice(self, name: str, words: type[Word]) -> Word | None:
        """One of a closed set of words."""
        text = self.text(name)
        if text is None:
            return None
        if text not in set(words):
            *most, last = words
            raise InvalidValue(f"{self.place}{name} is '{text[:SHOWN]}'; use {', '.join(most)} or {last}.")
        return words(text)

    def object(self, name: str) -> "Fields | None":
        """An object inside this one."""
        value = self.values.get(name)
        return None if value is None else Fields.of(value, f"{self.place}{name}", f"{self.place}{name}.")

    def objects(self, name: str) -> Iterator["Fields"]:
        """The objects of a list that may not be missing."""
        value = self.need(name, self.values.get(name))
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        for number, item in enumerate(value):
            place = f"{self.place}{name}[{number}]"
            yield Fields.of(item, place, f"{place}.")

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list; none where it is missing."""
        value = self.values.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        items = Fields({f"{name}[{number}]": item for number, item in enumerate(value)}, self.place)
        return tuple(items.need(item, items.text(item)) for item in items.values)

    def _wrong(self, name: str, wanted: str) -> InvalidValue:
        return InvalidValue(f"{self.place}{name} must be {wanted}, not {_kind(self.values[name])}.")


def choices(fields: Fields, name: str, words: type[Word]) -> frozenset[Word]:
    """The words of a closed set in a list; none where it is missing."""
    each = ((f"{name}[{place}]", text) for place, text in enumerate(fields.texts(name)))
    found = (Fields({item: text}, fields.place).choice(item, words) for item, text in each)
    return frozenset(word for word in found if word is not None)


def switch(fields: Fields, name: str, *, unless_told: bool) -> bool:
    """What is on or off."""
    value = fields.values.get(name, unless_told)
    if not isinstance(value, bool):
        raise InvalidValue(f"{fields.place}{name} must be true or false, not {_kind(value)}.")
    return value


def know(fields: Fields, known: Collection[str]) -> None:
    """Refuse a field that is not among the known ones: a word that is misspelt must not pass for a missing one."""
    unknown = next((name for name in fields.values if name not in known), None)
    if unknown is not None:
        raise InvalidValue(f"{fields.place}{unknown} is no setting; here may stand {', '.join(sorted(known))}.")


def _kind(value: object) -> str:
    """What a value is, in words; the value itself may be too long or too deep to be shown."""
    return KINDS.get(type(value), "an object")
