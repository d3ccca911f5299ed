"""JSON on its way in: one object, an array of them, or one a line."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN, clean_text
from heard.conversation.wire import Shape, unknown_fields
from heard.errors import InvalidValue, TranscriptError
from heard.formats.intake.source import TOO_LONG, Line, Source

# Longer whole numbers are read as floats: Python raises at 4,300 digits, and Heard knows none of more than these.
LONGEST_NUMBER = 18

STARTS_JSON = re.compile(r"""\s*(?:\{\s*["'}]|\[\s*[\[{\]])""")
STARTS_CONVERSATION = re.compile(r'\{.{0,400}?"(?:turns|messages)"\s*:')


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """How a JSON format tells a conversation: the field that lists its turns, all of its fields, and their reading."""

    turns: str
    shape: Shape
    build: Callable[[object], Conversation]

    def read(self, source: Source) -> Iterator[Conversation]:
        """The conversations of a source, one at a time; what cannot be read is rejected, and the rest goes on."""
        for line in _pieces(source):
            values = self._values(line, source)
            for number, value in enumerate(values, start=1):
                try:
                    conversation = self.build(value)
                except InvalidValue as error:
                    place = f"conversation {number}: " if len(values) > 1 else ""
                    source.reject(f"{place}{error}", line.number)
                else:
                    source.pass_over(unknown_fields(value, self.shape))
                    yield conversation

    def _values(self, line: Line, source: Source) -> list[object]:
        """The objects in a line: one, those of an array, or the one whose bare turns an array holds."""
        try:
            value = _parse(line, source)
        except TranscriptError as error:
            source.reject(error)
            return []
        if not isinstance(value, list):
            return [value]
        first = value[0] if value else None
        bare = isinstance(first, dict) and "role" in first and self.turns not in first
        return [{self.turns: value}] if bare else value


def holds_json(head: str) -> bool:
    """Whether a text is JSON by its beginning, or by its second line where only the first is broken."""
    return bool(STARTS_JSON.match(head)) or _goes_on_with_conversation(_lines(head))


def one_a_line(head: str) -> bool:
    """Whether each line of a JSON text stands for itself; if not, one value runs over several lines."""
    lines = _lines(head)
    return len(lines) == 1 or _is_whole(lines[0]) or _goes_on_with_conversation(lines)


def _goes_on_with_conversation(lines: list[str]) -> bool:
    return len(lines) > 1 and not lines[0].startswith("[") and STARTS_CONVERSATION.match(lines[1]) is not None


def _lines(head: str) -> list[str]:
    return [line.strip() for line in head.split("\n") if line.strip()]


def _pieces(source: Source) -> Iterator[Line]:
    """The texts to parse: one a line, or all of it."""
    if one_a_line(source.head):
        return (line for line in source.lines() if line.text is None or line.text.strip())
    return iter([Line(None, source.text())])


def _is_whole(text: str) -> bool:
    try:
        DECODER.decode(text)
    except json.JSONDecodeError:
        return False
    except (InvalidValue, RecursionError):
        return True
    return True


def _parse(line: Line, source: Source) -> object:
    if line.text is None:
        raise source.error(TOO_LONG, line.number)
    try:
        return DECODER.decode(line.text)
    except json.JSONDecodeError as error:
        problem = f"this is not valid JSON at character {error.colno} ({error.msg}); mend it or export it again."
        raise source.error(problem, line.number or error.lineno) from None
    except RecursionError:
        raise source.error("this JSON is nested too deep to be a conversation.", line.number) from None
    except InvalidValue as error:
        raise source.error(error, line.number) from None


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose names stand once each: which of two texts was said cannot be guessed."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise InvalidValue(f"the field '{clean_text(name)[:SHOWN]}' stands twice in one object; keep one of them.")
    return fields


def _nothing(_: str) -> None:
    """What NaN and Infinity are read as: other programs write them for a missing value."""


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_single, parse_int=_number, parse_constant=_nothing)
