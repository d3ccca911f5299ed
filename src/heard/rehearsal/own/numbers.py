"""Other numbers in the place of a text's own: of the same kind and size, and none that the text holds itself."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from heard.rehearsal.own.ordinary import is_ordinary
from heard.rehearsal.own.stock import TOO_MANY, Unchangeable, rank

DIGITS = re.compile(r"\d+")
DATE = re.compile(r"(?<!\w)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\w)")
TIME = re.compile(r"(?<![\w.])(\d{1,2})(?:([:.])(\d{2}))?(?=[ ]?[ap]\.?m\b)|(?<![\w.])(\d{1,2})(:)(\d{2})(?!\w)")
ORDINAL = re.compile(r"(?<!\w)(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
# Letters and digits in one: a number of an order, a model, "48hrs".
CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[^\W\d_])\w[\w-]*")
# Digits with one sign between them: an amount, a number in groups.
NUMBER = re.compile(r"(?<!\w)\d+(?:[.,/-]\d+)*(?!\w)")
GROUPS = re.compile(r"\d+(?:[.,]\d+)*")
LETTERS = re.compile(r"[^\W\d_]+")
YEARS = range(1900, 2100)
UNITS = frozenset(
    "x k g gb mb kb tb kg lb lbs cm mm km m ml l p v w h hr hrs min mins s sec secs d wk wks yr yrs".split()
)
SPOKEN = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# The second is also a moment, and the first what comes first.
PLACES = "third fourth fifth sixth seventh eighth ninth tenth".split()
NEAREST_FIRST = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7)
SMALL = 31
DAYS, MONTHS, HOURS = range(1, 29), range(1, 13), range(1, 13)
ATTEMPTS = 200
# A day and a month have two digits at most, a year has four; what is shorter than three letters is no word to go by.
TWO, FOUR, LARGEST_DIGIT = 2, 4, 9
Other: TypeAlias = Callable[[re.Match[str]], str]


@dataclass(slots=True)
class Numbers:
    """Other numbers by a seed; `taken` are the values that the text holds, and `spoken` the words for numbers."""

    seed: str
    taken: set[int]
    spoken: set[str] = field(default_factory=set)
    given: dict[str, str] = field(default_factory=dict)

    def in_place_of(self, text: str, put: Callable[[str], str]) -> str:
        """The text with all its digits put otherwise; `put` is told what comes in their place, and says how."""
        for pattern, other in (
            (DATE, self._date),
            (TIME, self._time),
            (ORDINAL, self._ordinal),
            (CODE, self._code),
            (NUMBER, self._number),
        ):
            text = pattern.sub(self._putter(other, put), text)
        return text

    def letter(self, letter: str) -> str:
        """Another letter in the place of an initial."""
        return _sign(letter, rank(self.seed, letter)[0])

    def _putter(self, other: Other, put: Callable[[str], str]) -> Other:
        def instead(found: re.Match[str]) -> str:
            if found[0] not in self.given:
                self.given[found[0]] = other(found)
            return put(self.given[found[0]])

        return instead

    def word(self, word: str) -> str | None:
        """Another word for a number in the place of this one, in small letters; None where it is none."""
        row = next((row for row in (SPOKEN, TENS, PLACES) if word in row), None)
        if row is None:
            return None
        if word not in self.given:
            left = [other for other in row if other not in self.spoken]
            near = sorted(left, key=lambda other: abs(row.index(other) - row.index(word)))
            if not near:
                raise Unchangeable(TOO_MANY)
            self.given[word] = near[0]
            self.spoken.add(near[0])
        return self.given[word]

    def _date(self, found: re.Match[str]) -> str:
        parts = []
        for place, part in enumerate((found[1], found[3], found[4])):
            if len(part) > TWO:
                parts.append(self._year(int(part)))
            else:
                among = MONTHS if place == 1 else DAYS
                parts.append(self._among(int(part), among).zfill(len(part)))
        return found[2].join(parts)

    def _time(self, found: re.Match[str]) -> str:
        hour, sign, minutes = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
        other = self._among(int(hour), HOURS).zfill(len(hour))
        return other if not minutes else f"{other}{sign}{self._among(int(minutes), range(5, 60, 5)).zfill(2)}"

    def _ordinal(self, found: re.Match[str]) -> str:
        day = self._among(int(found[1]), range(4, 29))
        ending = {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th") if len(day) == 1 or day[0] != "1" else "th"
        return f"{day}{ending}"

    def _code(self, found: re.Match[str]) -> str:
        """Of a measure or "14-day" the number is another; in anything else every sign is."""
        letters = LETTERS.findall(found[0])
        if all(each in UNITS or (len(each) > TWO and is_ordinary(each)) for each in letters):
            return GROUPS.sub(self._number, found[0])
        return self._signs(found[0])

    def _number(self, found: re.Match[str]) -> str:
        text = found[0]
        if not text.isdigit():
            return self._signs(text)
        value = int(text)
        if value <= 1 and len(text) == 1:
            return "one" if value else "zero"
        if len(text) == FOUR and value in YEARS:
            return self._year(value)
        if value <= SMALL and text[0] != "0":
            return self._among(value, range(2, 100))
        return self._signs(text)

    def _year(self, year: int) -> str:
        return self._among(year, range(year - 7, year + 8))

    def _among(self, value: int, among: Iterable[int]) -> str:
        """The nearest value of these that the text does not hold; which side comes first is the seed's."""
        allowed = set(among) - self.taken
        side = 1 if rank(self.seed, str(value))[0] % 2 else -1
        near = (value + side * step for step in NEAREST_FIRST)
        other = next((each for each in near if each in allowed), None)
        if other is None:
            other = min(allowed, key=lambda each: rank(self.seed, str(value), str(each)), default=None)
        if other is None:
            raise Unchangeable(TOO_MANY)
        self.taken.add(other)
        return str(other)

    def _signs(self, text: str) -> str:
        """Each digit another digit, each letter another letter, and no number in it that the text holds."""
        for attempt in range(ATTEMPTS):
            steps = rank(self.seed, text, str(attempt))
            first = _near(text[0], steps[0]) if text[0] in "123456789" else _sign(text[0], steps[0])
            other = first + "".join(_sign(sign, steps[place % len(steps)]) for place, sign in enumerate(text[1:], 1))
            values = {int(digits) for digits in DIGITS.findall(other)}
            if not values & self.taken:
                self.taken |= values
                return other
        raise Unchangeable(TOO_MANY)


def _near(digit: str, step: int) -> str:
    """A first digit next to this one, and no nought, so that the size stays."""
    near = [each for each in (int(digit) + 1, int(digit) - 1, int(digit) + 2) if 1 <= each <= LARGEST_DIGIT]
    return str(near[step % len(near)])


def _sign(sign: str, step: int) -> str:
    """Another digit for a digit, another letter of ours for a letter; any other sign stays."""
    if sign.isdigit():
        return str((int(sign) + 1 + step % 9) % 10)
    if not sign.isalpha():
        return sign
    base = ord("A" if sign.isupper() else "a")
    return chr(base + ((ord(sign) - base if sign.isascii() else 0) + 1 + step % 25) % 26)
