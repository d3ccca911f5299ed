"""Other days of the week and months in the place of a text's own, all moved by the same step."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from heard.rehearsal.own.stock import TOO_MANY, Unchangeable, rank

WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
YEAR = "january february march april may june july august september october november december".split()
DAYS = {day[:3]: place for place, day in enumerate(WEEK)} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTHS = {month[:3]: place for place, month in enumerate(YEAR)} | {"sept": 8}
# Words as well: a day or a month only where a capital, a number or a word before them says so.
VERBS = frozenset({"may", "march"})
WORDS_TOO = VERBS | frozenset("mar jan dec sat sun mon wed".split())
_NAMES = "|".join(sorted({*WEEK, *YEAR, *DAYS, *MONTHS}, key=len, reverse=True))
FOUND = re.compile(
    r"(?P<word>\b(?:in|on|by|since|of|until|till|til|from|last|next|this|early|mid|late|before|after|every)[ ])?"
    r"(?P<day>(?<=\d)(?:st|nd|rd|th)?[ ./-]?(?:of[ ])?)?"
    rf"(?<![^\W\d_])(?P<name>{_NAMES})(?P<plural>s)?(?!\w)(?P<number>(?=,?[ ./-]?(?:the[ ])?\d))?",
    re.IGNORECASE,
)
# "Sat on hold", "May I".
GOES_ON = re.compile(r"[ ](?:on|in|at|here|and|with|through|i|we|it|you|be)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    names: Sequence[str]
    short: Mapping[str, int]

    def place(self, found: re.Match[str]) -> int | None:
        """Where in the row a name stands, whole or short; None where it is none of it."""
        name = found["name"].casefold()
        if not _is_meant(found, name):
            return None
        return self.names.index(name) if name in self.names else self.short.get(name)

    def called(self, place: int, like: str) -> str:
        """The name at a place, short where the other one is, and with its capitals."""
        whole = self.names[place % len(self.names)]
        name = whole if like.casefold() in self.names else whole[:3]
        return name.upper() if like.isupper() else name.title() if like[0].isupper() else name


ROWS = (_Row(WEEK, DAYS), _Row(YEAR, MONTHS))


def other_days(text: str, seed: str, put: Callable[[str], str]) -> str:
    """The text with its days of the week and months moved; Unchangeable where no step hides them all."""
    for row in ROWS:
        places = {place for found in FOUND.finditer(text) if (place := row.place(found)) is not None}
        if places:
            text = FOUND.sub(_mover(row, _step(places, len(row.names), seed), put), text)
    return text


def _mover(row: _Row, step: int, put: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def moved(found: re.Match[str]) -> str:
        place = row.place(found)
        if place is None:
            return found[0]
        other = put(row.called(place + step, found["name"]) + (found["plural"] or ""))
        return f"{found['word'] or ''}{found['day'] or ''}{other}"

    return moved


def _step(places: set[int], count: int, seed: str) -> int:
    """How far all are moved, so that none of them comes to stand where another was."""
    fitting = [step for step in range(1, count) if not {(place + step) % count for place in places} & places]
    if not fitting:
        raise Unchangeable(TOO_MANY)
    return min(fitting, key=lambda step: rank(seed, str(step)))


def _is_meant(found: re.Match[str], name: str) -> bool:
    """Whether it is a day or a month here, and no other word."""
    if name not in WORDS_TOO or found["day"] is not None or found["number"] is not None:
        return True
    is_small, is_told = found["name"].islower(), found["word"] is not None
    if name in VERBS:
        return is_told and not is_small
    return is_told or not (is_small or GOES_ON.match(found.string, found.end()))
