"""How far people agree who rated the same conversations: percent, Cohen's kappa for two, Krippendorff's alpha for many.

Alpha is Krippendorff's (Content Analysis, 4th edition, chapter 12) for ordered steps: it bears gaps and any number of
people. 1 is full agreement, 0 what chance alone would bring.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations, product

Ratings = Sequence[int | None]
TWO = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree; `pairs` is on how many pairs of ratings it rests. None where it cannot be worked out."""

    pairs: int
    percent: float | None
    kappa: float | None
    alpha: float | None


def agreement(people: Sequence[Ratings]) -> Agreement:
    """The agreement of people, each with one rating for each conversation, in the same order; None is a gap."""
    pairs = [pair for one, other in combinations(people, TWO) for pair in _both(one, other)]
    same = sum(first == second for first, second in pairs)
    percent = 100 * same / len(pairs) if pairs else None
    return Agreement(len(pairs), percent, kappa(*people) if len(people) == TWO else None, alpha(people))


def kappa(one: Ratings, other: Ratings) -> float | None:
    """Cohen's kappa of two people over what both have rated; None where both ever say the same one step."""
    both = _both(one, other)
    if not both:
        return None
    by_one, by_other = Counter(a for a, _ in both), Counter(b for _, b in both)
    seen = Fraction(sum(a == b for a, b in both), len(both))
    by_chance = Fraction(sum(by_one[step] * by_other[step] for step in by_one), len(both) ** 2)
    return None if by_chance == 1 else float((seen - by_chance) / (1 - by_chance))


def alpha(people: Sequence[Ratings]) -> float | None:
    """Krippendorff's alpha for ordered steps; None where nobody shares a conversation or all ever say the same step."""
    units = [[step for step in unit if step is not None] for unit in zip(*people, strict=True)]
    # How often two steps stand beside each other in a conversation; each counts as much as it has ratings.
    beside: dict[tuple[int, int], Fraction] = {}
    for unit in units:
        for pair in permutations(unit, TWO):
            beside[pair] = beside.get(pair, Fraction(0)) + Fraction(1, len(unit) - 1)
    totals = Counter(step for unit in units if len(unit) >= TWO for step in unit)
    apart = {pair: _apart(totals, *pair) for pair in product(totals, repeat=TWO)}
    expected = sum(totals[first] * totals[second] * apart[first, second] for first, second in apart)
    if not expected:
        return None
    observed = sum(count * apart[pair] for pair, count in beside.items())
    return float(1 - (totals.total() - 1) * observed / expected)


def _both(one: Ratings, other: Ratings) -> list[tuple[int, int]]:
    """What two people say of the conversations that both have rated."""
    return [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]


def _apart(totals: Mapping[int, int], first: int, second: int) -> Fraction:
    """How far two steps lie apart: by the ratings that lie between them, those on the ends by half; then squared."""
    low, high = min(first, second), max(first, second)
    between = sum(count for step, count in totals.items() if low <= step <= high)
    return (between - Fraction(totals[low] + totals[high], 2)) ** 2
