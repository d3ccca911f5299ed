"""How answers are measured against what was expected: F1 and correlation.

Each measure has two halves: counts, one row a text, that may be summed by conversation, and the figure that
a number of such rows gives. So a set can be drawn again by rows without answering anything twice.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from evals.interval import Figure, Rows

Flags = npt.NDArray[np.bool_]

# A threshold is looked for among these.
CANDIDATES = np.round(np.arange(0.02, 0.96, 0.01), 2)
# Macro-F1 leaves out labels that are expected less often: one turn more or less would move it by a tenth.
FREQUENT = 8


def count_labels(expected: Flags, given: Flags, counted: Flags | None = None) -> Rows:
    """For each text and label: rightly given, given in vain, missed; what is not counted is none of them."""
    counts = np.stack([expected & given, ~expected & given, expected & ~given], axis=1)
    return (counts if counted is None else counts & counted[:, None]).astype(np.float64)


def macro_f1(counts: Rows) -> float:
    """The mean of the labels' F1; 0 for a label that was neither expected nor given."""
    right, vain, missed = counts.sum(axis=0)
    return float(np.mean(2 * right / np.maximum(2 * right + vain + missed, 1)))


def micro_f1(counts: Rows) -> float:
    """F1 over all labels taken together."""
    right, vain, missed = counts.sum(axis=(0, 2))
    return float(2 * right / max(2 * right + vain + missed, 1))


def f1_of(label: int) -> Figure:
    """F1 of a single label."""
    return lambda counts: macro_f1(counts[:, :, [label]])


def frequent_labels(counts: Rows, least: int = FREQUENT) -> npt.NDArray[np.int64]:
    """The labels that are expected often enough for a figure of their own."""
    right, _, missed = counts.sum(axis=0)
    return np.flatnonzero(right + missed >= least)


def frequent_macro_f1(counts: Rows) -> Figure:
    """Macro-F1 over the labels that are frequent in these counts."""
    labels = frequent_labels(counts)
    return lambda drawn: macro_f1(drawn[:, :, labels])


def best_threshold(probabilities: Rows, expected: Flags) -> float:
    """The threshold with the highest F1; the lowest of several."""
    given = probabilities[:, None] >= CANDIDATES
    right = (given & expected[:, None]).sum(axis=0)
    return float(CANDIDATES[np.argmax(right / (given.sum(axis=0) + expected.sum()))])


def count_pairs(expected: Rows, given: Rows) -> Rows:
    """What a correlation is made of, one row a pair: 1, x, y, xx, yy, xy."""
    return np.stack([np.ones_like(expected), expected, given, expected**2, given**2, expected * given], axis=1)


def pearson(pairs: Rows) -> float:
    """Pearson's r; 0 where one side does not vary."""
    size, x, y, xx, yy, xy = pairs.sum(axis=0)
    spread = (size * xx - x * x) * (size * yy - y * y)
    return float((size * xy - x * y) / np.sqrt(spread)) if spread > 0 else 0.0


def count_distances(expected: Rows, given: Rows) -> Rows:
    """What a mean distance is made of, one row a pair: distance, and 1; nothing where both are 0."""
    return np.stack([np.abs(expected - given), (expected > 0) | (given > 0)], axis=1).astype(np.float64)


def mean_distance(distances: Rows) -> float:
    """How far the given amount lies from the expected one, on average; 0 where there is none."""
    distance, size = distances.sum(axis=0)
    return float(distance / max(size, 1))


def sum_by(groups: Sequence[int], rows: Rows, *, size: int) -> Rows:
    """The rows summed by group; the groups are numbered from 0, and there are `size` of them."""
    sums = np.zeros((size, *rows.shape[1:]))
    np.add.at(sums, np.asarray(groups), rows)
    return sums
