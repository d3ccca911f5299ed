"""The digits of a text as people write and say them: figures, "four one double one", o for 0, and what lies between."""

from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from heard.privacy.pattern import MOST_CANDIDATES, Pattern, one_of
from heard.privacy.plain import TURN

Ints = npt.NDArray[np.int64]

# Takes the place of letters that are part of a spoken digit, and counts as nothing between two digits.
JOINER = b"\x01"
SAID = {
    b"0": "zero oh nought null cero nul nil",
    b"1": "one eins uno un ein",
    b"2": "two zwei zwo dos deux due twee",
    b"3": "three drei tres trois tre drie",
    b"4": "four vier cuatro quatre quattro",
    b"5": "five funf cinco cinq cinque vijf",
    b"6": "six sechs seis sei zes",
    b"7": "seven sieben siete sept sette zeven",
    b"8": "eight acht ocho huit otto",
    b"9": "nine neun nueve neuf nove negen",
}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = {
    word.encode(): str(first).encode()
    for first, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
TWICE = {b"double": 2, b"triple": 3, b"treble": 3}
WORDS = {word.encode(): figure for figure, words in SAID.items() for word in words.split()} | {
    word.encode(): str(number).encode() for number, word in enumerate(TEENS.split(), start=10)
}
SPOKEN = Pattern(rf"(?:\b{one_of(b' '.join([*WORDS, *TENS, *TWICE]).decode())}\b[^\w\x02\x03\x04]{{0,4}}){{3}}")
HAS_O = Pattern(r"\d[ -]?o|o[ -]?\d")
WITH_O = Pattern(r"\b[\do]*\d[\do]*\b|\b[\do]{3,6}\b")
O_AS_ZERO = bytes.maketrans(b"oO", b"00")
FIGURES = b"0123456789"
FIGURES_APART = tuple(bytes([figure]) for figure in FIGURES)
NO_FIGURES = bytes(set(range(256)) - set(FIGURES))
LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Everything that may stand between the digits of one number, as one sign.
OPEN = bytes(32 if chr(byte).isascii() and not chr(byte).isalnum() else byte for byte in range(256))
# A letter between two digits parts them, a hole or the end of a turn tears them apart.
TORN = 1000
WEIGHTS = np.zeros(256, np.int64)
WEIGHTS[list(LETTERS)] = 1
WEIGHTS[[2, 3, 4]] = TORN


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of a text in order: value, place and end of each, and how many signs and letters lie before it."""

    values: Ints
    places: Ints
    ends: Ints
    signs: Ints
    letters: Ints

    def __len__(self) -> int:
        return len(self.values)


def count_figures(letters: bytes) -> int:
    """How many figures there are."""
    return len(letters.translate(None, NO_FIGURES))


def read_digits(letters: bytes) -> Digits:
    """All digits of a text."""
    seen = np.frombuffer(as_figures(letters), np.uint8)
    places = np.flatnonzero((seen >= FIGURES[0]) & (seen <= FIGURES[-1]))
    weighed = np.concatenate(([0], np.cumsum(WEIGHTS[seen])))
    signs = np.concatenate(([0], np.cumsum(seen != JOINER[0])))
    before = np.concatenate(([0], places[:-1] + 1))[: len(places)]
    return Digits(
        seen[places].astype(np.int64) - FIGURES[0],
        places,
        _ends(seen, places),
        signs[places] - signs[before],
        weighed[places] - weighed[before],
    )


def _ends(seen: npt.NDArray[np.uint8], places: Ints) -> Ints:
    """Where each digit ends: a spoken one where its word does."""
    shown = seen != JOINER[0]
    if shown.all():
        return places + 1
    visible = np.append(np.flatnonzero(shown), len(seen))
    return np.asarray(visible[np.searchsorted(visible, places + 1)])


def as_figures(letters: bytes) -> bytes:
    """The letters with spoken digits as figures, each in the place of its word; o is 0 beside figures."""
    if SPOKEN.find(letters):
        letters = _spoken(letters)
    return _with_zeros(letters) if HAS_O.find(letters) else letters


def _with_zeros(letters: bytes) -> bytes:
    """The letters with o as 0 where it stands beside figures; in a crowd of such groups, everywhere behind them."""
    pieces, end = [], 0
    for found in islice(WITH_O.find_each(letters), MOST_CANDIDATES):
        pieces += [letters[end : found.start()], found[0].translate(O_AS_ZERO)]
        end = found.end()
    rest = letters[end:]
    return b"".join([*pieces, rest.translate(O_AS_ZERO) if len(pieces) > MOST_CANDIDATES else rest])


def _spoken(letters: bytes) -> bytes:
    """The letters with the words of numbers as figures; every word keeps its length."""
    said = b" " + letters.lower().translate(OPEN) + b" "
    for word, figures in WORDS.items():
        said = _replaced(said, word, figures)
    for twice, times in TWICE.items():
        for figure in FIGURES_APART:
            more = figure * (times - 1)
            hidden = JOINER * (len(twice) + 1 - len(more))
            said = said.replace(b" " + twice + b" " + figure, b" " + more + hidden + figure)
    for ten, first in TENS.items():
        for figure in FIGURES_APART[1:]:
            said = said.replace(b" " + ten + b" " + figure, b" " + first + JOINER * len(ten) + figure)
        said = _replaced(said, ten, first + FIGURES_APART[0])
    return _with_holes(said[1:-1], letters)


def _with_holes(said: bytes, letters: bytes) -> bytes:
    """The figures with the holes and ends of turns that were open for a while."""
    was = np.frombuffer(letters, np.uint8)
    return np.where((was > JOINER[0]) & (was <= TURN[0]), was, np.frombuffer(said, np.uint8)).tobytes()


def _replaced(said: bytes, word: bytes, figures: bytes) -> bytes:
    """Two rounds, since two words in a row share the space between them."""
    if word not in said:
        return said
    other = b" " + figures + JOINER * (len(word) - len(figures)) + b" "
    for _ in range(2):
        said = said.replace(b" " + word + b" ", other)
    return said
