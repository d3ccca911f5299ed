"""How an outcome goes with being heard: by how much it differs, among conversations that began alike.

A regression by least squares: the outcome on how much was taken up, and on the circumstances, each with all of its
words. Conversations of one customer are alike beyond that, so that the interval is made of customers and not of
conversations (the sandwich of Liang and Zeger, Biometrika 73, 1986, with the usual correction for few customers).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from heard.interval import Estimate, students_t

Matrix: TypeAlias = npt.NDArray[np.float64]
Places: TypeAlias = npt.NDArray[np.int64]
# From so many customers on in either group something is said.
FEWEST_CUSTOMERS = 50
HALF, ALL_OF_IT = 0.5, 0.999


class TakenUp(StrEnum):
    """How much of what a customer voiced was taken up, by weight: all, half or more of it, or less than half."""

    ALL = "all"
    MOST = "most"
    LITTLE = "little"

    @classmethod
    def of(cls, rate: float) -> "TakenUp":
        """The group that a heard rate of 0 to 1 lies in."""
        if rate >= ALL_OF_IT:
            return cls.ALL
        return cls.MOST if rate >= HALF else cls.LITTLE


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation: how much was taken up, what came of it, whose it is, and the circumstances that it began in."""

    taken_up: TakenUp
    outcome: float
    customer: int
    circumstances: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Association:
    """The outcome of each group in the same circumstances, and how much more it is where all was taken up than little.

    Groups of few customers are left out; `customers` are all together.
    """

    groups: Mapping[TakenUp, Estimate]
    difference: Estimate
    customers: int


def associate(cases: Sequence[Case]) -> Association | None:
    """How the outcome goes with what was taken up; None where that cannot be told, or not yet."""
    sizes = {group: len({each.customer for each in cases if each.taken_up is group}) for group in TakenUp}
    if min(sizes[TakenUp.ALL], sizes[TakenUp.LITTLE]) < FEWEST_CUSTOMERS:
        return None
    fit = _Fit.of(cases)
    apart = _unit(TakenUp.ALL, fit.width) - _unit(TakenUp.LITTLE, fit.width)
    if not fit.tells(apart):
        return None
    usual = fit.design.mean(axis=0)
    usual[: len(TakenUp)] = 0.0
    groups = {
        group: fit.estimate(usual + _unit(group, fit.width))
        for group, size in sizes.items()
        if size >= FEWEST_CUSTOMERS
    }
    return Association(groups, fit.estimate(apart), fit.customers)


@dataclass(frozen=True, slots=True)
class _Fit:
    """A regression: its design, what it found, and how sure that is."""

    design: Matrix
    found: Matrix
    spread: Matrix
    seen: Matrix
    customers: int

    @classmethod
    def of(cls, cases: Sequence[Case]) -> "_Fit":
        design = _design(cases)
        outcome = np.array([each.outcome for each in cases], dtype=np.float64)
        _, whose = np.unique([each.customer for each in cases], return_inverse=True)
        square = design.T @ design
        inverse: Matrix = np.linalg.pinv(square, hermitian=True).astype(np.float64)
        found = inverse @ (design.T @ outcome)
        spread = _spread(design, outcome - design @ found, whose, inverse)
        return cls(design, found, spread, inverse @ square, int(whose.max()) + 1)

    @property
    def width(self) -> int:
        return int(self.design.shape[1])

    def tells(self, what: Matrix) -> bool:
        """Whether the cases tell this at all: groups that never share a circumstance cannot be told apart from it."""
        return bool(np.allclose(what @ self.seen, what, atol=1e-6))

    def estimate(self, what: Matrix) -> Estimate:
        value = float(what @ self.found)
        width = students_t(self.customers - 1) * sqrt(max(0.0, float(what @ self.spread @ what)))
        return Estimate(value, value - width, value + width, len(self.design))


def _design(cases: Sequence[Case]) -> Matrix:
    """A column for each group, and one for each word of each circumstance but the first."""
    columns = [np.array([[each.taken_up is group for group in TakenUp] for each in cases], dtype=np.float64)]
    for words in zip(*(each.circumstances for each in cases), strict=True):
        known, places = np.unique(list(map(str, words)), return_inverse=True)
        columns.append(np.eye(len(known))[places][:, 1:])
    return np.hstack(columns)


def _unit(group: TakenUp, width: int) -> Matrix:
    unit = np.zeros(width)
    unit[list(TakenUp).index(group)] = 1.0
    return unit


def _spread(design: Matrix, residual: Matrix, whose: Places, inverse: Matrix) -> Matrix:
    """The covariance of what was found, where what is said by one customer hangs together."""
    customers = int(whose.max()) + 1
    sums = np.zeros((customers, design.shape[1]))
    np.add.at(sums, whose, design * residual[:, None])
    n, width = design.shape
    correction = customers / (customers - 1) * (n - 1) / max(1, n - width)
    spread: Matrix = correction * inverse @ (sums.T @ sums) @ inverse
    return spread
