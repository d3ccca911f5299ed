"""The beginning of a JSON file: whether it is one, how it is laid out, and what it says before all is read."""

import json
import re
from functools import lru_cache

from heard.errors import InvalidValue
from heard.formats.intake.json.parsing import DECODER, DEEPEST, is_json

STARTS_JSON = re.compile(r"""\s*(?:\{\s*["'}]|\[\s*[\[{\]])""")
STARTS_CONVERSATION = re.compile(r'\{.{0,400}?"(?:turns|messages)"\s*:')
MARKS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{},]', re.DOTALL)
CLOSING = {"{": "}", "[": "]"}


def holds_json(head: str) -> bool:
    """Whether a text is JSON by its beginning, or by its second line where only the first is broken."""
    return bool(STARTS_JSON.match(head)) or _goes_on_with_conversation(_lines(head))


def one_a_line(head: str) -> bool:
    """Whether each line stands for itself; if not, a value runs over several, or the first goes on past the head."""
    lines = _lines(head)
    return is_json(lines[0]) or _goes_on_with_conversation(lines)


@lru_cache(maxsize=1)
def beginning(head: str) -> object:
    """The first value of a JSON text as far as it stands here; None if it is none.

    What is cut off is left out: of `{"id": 1, "turns": [{"role` it is `{"id": 1, "turns": [{}]}`.
    """
    text = head.lstrip()
    if not STARTS_JSON.match(text):
        return None
    try:
        return DECODER.raw_decode(text)[0]
    except (json.JSONDecodeError, InvalidValue, RecursionError):
        return _closed(text)


def first_object(value: object, *path: str) -> dict[str, object]:
    """The first object of a list at this path, or the object there; without any fields where there is none."""
    for name in (*path, None):
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return {}
        if name is not None:
            value = value.get(name)
    return value if isinstance(value, dict) else {}


def _closed(text: str) -> object:
    """The value of a text that is cut: all before the last comma or opening bracket, and what closes it."""
    waiting: list[str] = []
    end, closing = 0, ""
    for found in MARKS.finditer(text):
        mark = found[0]
        if mark in CLOSING:
            waiting.append(CLOSING[mark])
        elif mark in CLOSING.values() and (not waiting or waiting.pop() != mark):
            return None
        if len(waiting) > DEEPEST:
            return None
        if mark in CLOSING or mark == ",":
            end = found.end() - (mark == ",")
            closing = "".join(reversed(waiting))
    try:
        return DECODER.decode(text[:end] + closing)
    except (json.JSONDecodeError, InvalidValue, RecursionError):
        return None


def _goes_on_with_conversation(lines: list[str]) -> bool:
    """Whether only the first of several lines is broken; in a list over several lines a comma would end the second."""
    first, second, third = (*lines[:3], "", "", "")[:3]
    alone = not first.startswith("[") and not second.endswith(",") and not third.startswith(("]", "}"))
    return alone and STARTS_CONVERSATION.match(second) is not None


def _lines(head: str) -> list[str]:
    return [line.strip() for line in head.split("\n") if line.strip()]
