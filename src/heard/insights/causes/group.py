"""Groups of concerns: what they are made of, where their middle lies, and which of them something new belongs to.

All directions are of length 1, so that their product is how alike two of them are, 1 at most.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

NONE = -1
NEIGHBOURS, ROUNDS = 10, 6
# A group reaches as far as so many of a hundred of its own; who is farther away from all belongs to none.
WITHIN = 95
# What it costs to keep directions in two bytes a number.
SLACK = 1e-3


class Grouper(Protocol):
    """Groups directions by how near they are to each other; `name` is what people know the way by."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def group(self, vectors: Floats) -> Numbers:
        """The number of each one's group, from 0 on; -1 for those that belong to none."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Its middle, how near something has to be to belong to it, and the places of those it was found in."""

    centre: Floats
    least: float
    members: tuple[int, ...]


def unit(vectors: Floats) -> Floats:
    """The same directions, of length 1."""
    lengths: Floats = np.linalg.norm(vectors, axis=-1, keepdims=True).clip(1e-9)
    return vectors / lengths


def gathered(vectors: Floats) -> Floats:
    """Each without what all have in common, and moved to the middle of those nearest to it, again and again.

    So what is alike draws together. That the common part is left out, how many are near and how often they draw was
    chosen on questions to a shop and a telephone company (training/questions/kept).
    """
    vectors = unit(vectors - vectors.mean(axis=0))
    count = min(NEIGHBOURS, len(vectors))
    for _ in range(ROUNDS):
        places = np.argpartition(-(vectors @ vectors.T), count - 1, axis=1)[:, :count]
        vectors = unit(vectors[places].mean(axis=1))
    return vectors


def groups_of(vectors: Floats, numbers: Numbers) -> tuple[Group, ...]:
    """The groups by these numbers, the largest first."""
    found = [_group(vectors, np.flatnonzero(numbers == number)) for number in np.unique(numbers[numbers != NONE])]
    return tuple(sorted(found, key=lambda group: (-len(group.members), group.members)))


def nearest(vectors: Floats, centres: Floats, least: Floats) -> tuple[Numbers, Floats]:
    """For each direction the centre nearest to it and how near that is; NONE where it is not near enough."""
    likeness = vectors @ centres.T
    places = likeness.argmax(axis=1)
    near = likeness[np.arange(len(vectors)), places]
    return np.where(near >= least[places], places, NONE), near


def _group(vectors: Floats, members: Numbers) -> Group:
    own = vectors[members]
    centre = unit(own.mean(axis=0))
    return Group(centre, float(np.percentile(own @ centre, 100 - WITHIN)) - SLACK, tuple(members.tolist()))
