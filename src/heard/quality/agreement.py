"""How far people agree who rated the same conversations: percent, Cohen's kappa for two, Krippendorff's alpha for many.

Alpha is Krippendorff's (Content Analysis, 4th edition, chapter 12) for ordered steps: it bears gaps and any number of
people. 1 is full agreement, 0 what chance alone would bring.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

Ratings = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree; `pairs` is on how many pairs of ratings it rests. None where it cannot be worked out."""

    pairs: int
    percent: float | None
    kappa: float | None
    alpha: float | None


def agreement(people: Sequence[Ratings]) -> Agreement:
    """The agreement of people, each with one rating for each conversation, in the same order; None is a gap."""
    pairs = [
        (first, second)
        for one, other in combinations(people, 2)
        for first, second in zip(one, other, strict=True)
        if first is not None and second is not None
    ]
    same = sum(first == second for first, second in pairs)
    percent = 100 * same / len(pairs) if pairs else None
    two = 2
    return Agreement(len(pairs), percent, kappa(*people) if len(people) == two else None, alpha(people))


def kappa(one: Ratings, other: Ratings) -> float | None:
    """Cohen's kappa of two people over what both have rated; None where neither ever differs in what they say."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if not both:
        return None
    by_one, by_other = Counter(a for a, _ in both), Counter(b for _, b in both)
    count = len(both)
    seen = sum(a == b for a, b in both) / count
    by_chance = sum(by_one[step] * by_other[step] for step in by_one) / count**2
    return None if by_chance == 1 else (seen - by_chance) / (1 - by_chance)


def alpha(people: Sequence[Ratings]) -> float | None:
    """Krippendorff's alpha for ordered steps; None where nobody shares a conversation or all ever say the same step."""
    units = [[step for step in unit if step is not None] for unit in zip(*people, strict=True)]
    coincidences: Counter[tuple[int, int]] = Counter()
    for unit in units:
        for first, second in permutations(unit, 2):
            coincidences[first, second] += 1 / (len(unit) - 1)  # type: ignore[assignment]
    totals: Counter[int] = Counter()
    for (first, _), count in coincidences.items():
        totals[first] += count
    whole = sum(totals.values())
    steps = sorted(totals)
    distance = {(first, second): _ordinal(steps, totals, first, second) for first in steps for second in steps}
    expected = sum(totals[first] * totals[second] * distance[first, second] for first, second in distance)
    if not expected:
        return None
    observed = sum(count * distance[pair] for pair, count in coincidences.items())
    return 1 - (whole - 1) * observed / expected


def _ordinal(steps: Sequence[int], totals: Counter[int], first: int, second: int) -> float:
    """How far two steps lie apart, by how many ratings lie between them."""
    low, high = min(first, second), max(first, second)
    between = sum(totals[step] for step in steps if low <= step <= high)
    return (between - (totals[low] + totals[high]) / 2) ** 2
