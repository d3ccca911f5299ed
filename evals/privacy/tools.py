"""What hides secrets: Heard, and the patterns that a user would otherwise write in an afternoon."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.privacy.frame import Filled, Placed
from heard.privacy.keep import Said, mask_turns

# For each turn the stretches that a tool hides.
Hidden: TypeAlias = Sequence[Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by its name, and what it hides of turns."""

    name: str
    hide: Callable[[Sequence[Said]], Hidden]


def hidden_by_heard(said: Sequence[Said]) -> Hidden:
    """What Heard masks."""
    return [[(mask.start, mask.end) for mask in kept.offsets.masks] for kept in mask_turns(said)]


CARD = re.compile(r"\b(?:\d[ -]?){12,18}\d\b")
OTHERS = (
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
    re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),
    re.compile(r"\+?\(?\d{2,4}\)?[ /.-]?\d{3,4}[ /.-]?\d{3,4}\b"),
    re.compile(r"\b\d{3}-\d{2}-\d{4}\b"),
    re.compile(r"(?i)\b(?:password|pin|code|token|key)(?: is|:|=)\s*(\S+)"),
    re.compile(r"(?i)https?://\S*(?:token|key|sig|code)=\S+"),
)


def hidden_by_luhn(said: Sequence[Said]) -> Hidden:
    """What a pattern for thirteen to nineteen digits with spaces and hyphens finds, if Luhn's check holds."""
    return [[found.span() for found in CARD.finditer(each.text) if _passes(found[0])] for each in said]


def hidden_by_patterns(said: Sequence[Said]) -> Hidden:
    """What the usual patterns find beside cards."""
    return [list(_spans(each.text)) for each in said]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in OTHERS:
        yield from (found.span(pattern.groups) for found in pattern.finditer(text))


def _passes(number: str) -> bool:
    values = [int(letter) for letter in number if letter.isdigit()]
    doubled = [value if place % 2 == 0 else sum(divmod(2 * value, 10)) for place, value in enumerate(reversed(values))]
    return sum(doubled) % 10 == 0


def is_hidden(placed: Placed, filled: Filled, hidden: Hidden) -> bool:
    """Whether no letter or digit of a value is left."""
    text = filled.said[placed.turn].text
    return all(
        any(start <= place < end for start, end in hidden[placed.turn])
        for place in range(placed.start, placed.end)
        if text[place].isalnum()
    )


def is_touched(placed: Placed, hidden: Hidden) -> bool:
    """Whether any of a value is hidden."""
    return any(start < placed.end and placed.start < end for start, end in hidden[placed.turn])


HEARD = Tool("Heard", hidden_by_heard)
LUHN = Tool("a pattern and Luhn's check", hidden_by_luhn)
PATTERNS = Tool("usual patterns", hidden_by_patterns)
