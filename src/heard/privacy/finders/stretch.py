"""Stretches of digits that may be a card by prefix, length and place, all of a text judged at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from heard.privacy.finders.digits import Digits, Ints
from heard.privacy.finders.issuers import FEWEST, ISSUED, MOST
from heard.privacy.pattern import MOST_CANDIDATES, Crowded

Rows: TypeAlias = Ints

# Between two digits of one number stand at most so many signs; where there are words, so many letters and signs.
MOST_SIGNS, MOST_LETTERS, MOST_SAID = 8, 40, 60
_DOUBLED = np.array([sum(divmod(2 * value, 10)) for value in range(10)])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Digits that follow each other: the first of them, the first behind them, and whether Luhn's check holds."""

    first: int
    after: int
    passes: bool

    @property
    def size(self) -> int:
        """How many digits there are."""
        return self.after - self.first


def stretches(digits: Digits) -> list[Stretch]:
    """Every stretch of whole groups with an issuer's prefix and a length that goes with it, from left to right.

    Those that fail Luhn's check are left out where there are too many to look at the words around each.
    """
    edges, torn = _edges(digits), _torn(digits)
    prefixes, sums = _prefixes(digits.values), _sums(digits.values)
    found: list[Rows] = []
    for size in range(FEWEST, min(MOST, len(digits)) + 1):
        firsts = np.flatnonzero(edges[:-size] & edges[size:] & (torn[: len(torn) - size + 1] == torn[size - 1 :]))
        firsts = firsts[ISSUED[prefixes[firsts], size]]
        odd = (firsts + size - 1) % 2
        passes = (sums[odd, firsts + size] - sums[odd, firsts]) % 10 == 0
        found.append(np.stack([firsts, firsts + size, passes], axis=1))
    rows = np.concatenate(_few(found, digits))
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    return [Stretch(int(first), int(after), bool(passes)) for first, after, passes in rows]


def _few(found: Sequence[Rows], digits: Digits) -> Sequence[Rows]:
    """As many as can be looked at one by one; Crowded where even those that pass are more."""
    if sum(map(len, found)) > MOST_CANDIDATES:
        found = [rows[rows[:, 2] == 1] for rows in found]
    if sum(map(len, found)) > MOST_CANDIDATES:
        raise Crowded(int(digits.places[min(rows[0, 0] for rows in found if len(rows))]))
    return found


def _edges(digits: Digits) -> npt.NDArray[np.bool_]:
    """Whether a group of digits ends before each digit, and behind the last."""
    edges = np.ones(len(digits) + 1, bool)
    edges[1:-1] = digits.signs[1:] > 0
    return edges


def _torn(digits: Digits) -> Ints:
    """For each digit how many gaps before it are too wide for one number."""
    wide = np.where(digits.letters > 0, digits.signs > MOST_SAID, digits.signs > MOST_SIGNS)
    return np.cumsum(wide | (digits.letters > MOST_LETTERS))


def _prefixes(values: Ints) -> Ints:
    """The four digits from each digit on, as a number."""
    padded = np.concatenate((values, np.zeros(3, np.int64)))
    return padded[:-3] * 1000 + padded[1:-2] * 100 + padded[2:-1] * 10 + padded[3:]


def _sums(values: Ints) -> Ints:
    """Running sums for Luhn's check, with the digits at odd places doubled, and with those at even places."""
    even = np.arange(len(values)) % 2 == 0
    sums = np.zeros((2, len(values) + 1), np.int64)
    np.cumsum(np.where(even, values, _DOUBLED[values]), out=sums[0, 1:])
    np.cumsum(np.where(even, _DOUBLED[values], values), out=sums[1, 1:])
    return sums
