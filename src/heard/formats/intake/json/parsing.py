"""A JSON text as a value, by the rules that hold for every JSON file."""

import json
import re
from collections import Counter

from heard.conversation.fields import SHOWN, clean_text
from heard.errors import InvalidValue
from heard.formats.intake.source import Source

# Longer whole numbers are read as floats: Python raises at 4,300 digits, and Heard knows none of more than these.
LONGEST_NUMBER = 18
# No export goes this deep; a text that does is meant to break its reader.
DEEPEST = 64

TWICE = "the field '{}' stands twice in one object; keep one of them."

TEXTS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
BRACKETS = re.compile(r"[\[\]{}]")


def parse(text: str, source: Source, line: int, column: int = 0) -> object:
    """The value of a text that begins in this line, behind so many letters; TranscriptError says what is wrong."""
    try:
        # A text that is cut off ends with its last letter, not on the empty line behind it.
        return _decode(text.rstrip())
    except json.JSONDecodeError as error:
        place = error.colno + (column if error.lineno == 1 else 0)
        problem = f"this is not valid JSON at character {place} ({error.msg}); mend it or export it again."
        raise source.error(problem, line + error.lineno - 1) from None
    except InvalidValue as error:
        raise source.error(error, line) from None


def is_json(text: str) -> bool:
    """Whether a text is JSON and nothing else, be it such that Heard refuses it."""
    try:
        _decode(text)
    except json.JSONDecodeError:
        return False
    except InvalidValue:
        return True
    return True


def _decode(text: str) -> object:
    if _is_too_deep(text):
        raise InvalidValue("this JSON is nested too deep to be a conversation.")
    return DECODER.decode(text)


def _is_too_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for bracket in BRACKETS.finditer(TEXTS.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose names stand once each: which of two texts was said cannot be guessed."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise InvalidValue(TWICE.format(clean_text(name)[:SHOWN]))
    return fields


def _nothing(_: str) -> None:
    """What NaN and Infinity are read as: other programs write them for a missing value."""


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_single, parse_int=_number, parse_constant=_nothing)
