"""Figures with their 95 % interval, from drawing the units of a set again and again (percentile bootstrap).

A unit is what was drawn together when the set was made: a text of its own, or a whole conversation.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Rows: TypeAlias = npt.NDArray[np.float64]
Figure: TypeAlias = Callable[[Rows], float]

SEED = 2
DRAWS = 1000
EDGES = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the interval that it would fall into for 95 of 100 such sets."""

    value: float
    low: float
    high: float

    def text(self, form: str = ".3f") -> str:
        """The figure as people read it, such as "0.512 (0.480 to 0.541)"."""
        return f"{self.value:{form}} ({self.low:{form}} to {self.high:{form}})"


def estimate(units: Rows, figure: Figure) -> Estimate:
    """A figure over units, one a row; the same units always give the same interval."""
    return estimate_mean([units], [figure])


def estimate_mean(units: Sequence[Rows], figures: Sequence[Figure]) -> Estimate:
    """The mean of several figures, each over its own rows for the same units, which are drawn together."""
    chance = np.random.default_rng(SEED)
    size = len(units[0])

    def mean_of(places: npt.NDArray[np.int64]) -> float:
        return float(np.mean([figure(rows[places]) for rows, figure in zip(units, figures, strict=True)]))

    drawn = [mean_of(chance.integers(size, size=size)) for _ in range(DRAWS)]
    low, high = np.percentile(drawn, EDGES)
    return Estimate(mean_of(np.arange(size)), float(low), float(high))
