"""Groups by k-means on directions, in numpy: what is used where nothing better is installed."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from heard.insights.causes.group import Floats, Numbers, gathered, unit

ROUNDS, STARTS = 50, 10
FEWEST, MOST = 2, 60


def usual_count(concerns: int) -> int:
    """How many groups are looked for: the root of half of all that is grouped, 2 to 60."""
    return max(FEWEST, min(MOST, round(sqrt(concerns / 2))))


@dataclass(frozen=True, slots=True)
class KMeans:
    """The best of several starts, drawn from a seed: the same concerns give the same groups. `count` is the rule's."""

    count: int | None = None
    seed: int = 8
    name: str = "k-means"

    def group(self, vectors: Floats) -> Numbers:
        """Each belongs to the group whose middle is nearest, once what is alike has drawn together."""
        vectors = gathered(vectors)
        chance = np.random.default_rng(self.seed)
        count = min(len(vectors), self.count or usual_count(len(vectors)))
        tries = [_settle(vectors, _start(vectors, count, chance)) for _ in range(STARTS)]
        return max(tries, key=lambda tried: tried[1])[0]


def _start(vectors: Floats, count: int, chance: np.random.Generator) -> Floats:
    """Middles that lie far apart (k-means++)."""
    centres = [vectors[chance.integers(len(vectors))]]
    far = 1 - vectors @ centres[0]
    for _ in range(count - 1):
        weights = far.clip(0).astype(np.float64) + 1e-12
        centres.append(vectors[chance.choice(len(vectors), p=weights / weights.sum())])
        far = np.minimum(far, 1 - vectors @ centres[-1])
    return np.stack(centres)


def _settle(vectors: Floats, centres: Floats) -> tuple[Numbers, float]:
    """The groups once nobody moves any more, and how near all are to their middles."""
    numbers = np.full(len(vectors), -1)
    for _ in range(ROUNDS):
        likeness = vectors @ centres.T
        moved = likeness.argmax(axis=1)
        if (moved == numbers).all():
            break
        numbers = moved
        # A group that everybody has left stays where it was.
        sums = np.zeros_like(centres)
        np.add.at(sums, numbers, vectors)
        there = np.bincount(numbers, minlength=len(centres))[:, None] > 0
        centres = np.where(there, unit(sums), centres)
    return numbers, float((vectors @ centres.T).max(axis=1).sum())
