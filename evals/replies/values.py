"""How values on the scale of 1 to 5 are measured against expected ones: in order, by distance, by kappa.

Unlike counts, pairs of values cannot be summed by conversation: ranks change with every draw. So the pairs of a
conversation stay side by side, and each figure is taken over the pairs of all conversations that were drawn.
"""

from collections.abc import Sequence

import numpy as np

from evals.interval import Figure, Rows
from evals.measure import count_pairs, pearson
from heard.scoring.value import LEAST, MOST


def gather_by(groups: Sequence[int], pairs: Rows) -> Rows:
    """The pairs (expected, given), one row a group, filled up with NaN to the longest."""
    names, sizes = np.unique(groups, return_counts=True)
    gathered = np.full((len(names), sizes.max(), 2), np.nan)
    for row, (name, size) in enumerate(zip(names, sizes, strict=True)):
        gathered[row, :size] = pairs[np.asarray(groups) == name]
    return gathered


def spearman(gathered: Rows) -> float:
    """Spearman's rank correlation; 0 where one side does not vary."""
    expected, given = pairs_in(gathered)
    return pearson(count_pairs(_ranks(expected), _ranks(given)))


def mean_absolute_error(gathered: Rows) -> float:
    """How far the given value lies from the expected one, on average."""
    expected, given = pairs_in(gathered)
    return float(np.abs(expected - given).mean())


def quadratic_kappa(gathered: Rows) -> float:
    """Cohen's kappa with quadratic weights over values rounded to 1..5; 0 where neither side varies."""
    return kappa_within(LEAST, MOST)(gathered)


def kappa_within(least: float, most: float) -> Figure:
    """Cohen's kappa with quadratic weights over values rounded to whole ones between these."""

    def kappa(gathered: Rows) -> float:
        expected, given = np.clip(np.rint(pairs_in(gathered)), least, most)
        by_chance = expected.var() + given.var() + (expected.mean() - given.mean()) ** 2
        return float(1 - ((expected - given) ** 2).mean() / by_chance) if by_chance else 0.0

    return kappa


def pairs_in(gathered: Rows) -> Rows:
    """All pairs side by side: what was expected, and what was given."""
    pairs = gathered.reshape(-1, 2)
    return pairs[~np.isnan(pairs).any(axis=1)].T


def _ranks(values: Rows) -> Rows:
    """Places in order, from 1; equal values share the mean of their places."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Rows = (np.cumsum(counts) - (counts - 1) / 2)[places]
    return ranks
