"""Calibration and thresholds, chosen on the development split and folded into the network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from scipy.optimize import minimize
from scipy.special import expit

from training.labels import ALL, CODEBOOK, CONCERNS, CUSTOMER, FEELINGS, HINTS, PITFALLS, PLACE, PRACTICES, SIGNALS
from training.learn import predict
from training.lessons import Lesson
from training.network import Network

Floats = npt.NDArray[np.float64]

# Platt scaling with a pull towards "leave as it is", worth this many turns: rare labels move little.
PULL = 10.0
LEFT_ALONE = np.array([1.0, 0.0])
# A slope outside of these is a fault, not a calibration.
BOUNDS = ((0.2, 3.0), (-5.0, 5.0))
# A label is there when more than this share of the annotators saw it.
MOST = 0.5
CANDIDATES = np.arange(0.05, 0.95, 0.01)
# A label that is hardly known is not shown on a hint of it.
LOWEST = 0.2


@dataclass(frozen=True, slots=True)
class Judged:
    """The development turns as the network judges them: strongest logits, shares of annotators, and what a turn counts.

    A real turn counts as much as several that were written: it is real ones that people will see judged.
    """

    logits: Floats
    labels: Floats
    counted: npt.NDArray[np.bool_]
    counts: Floats


def judge_turns(network: Network, lessons: Sequence[Lesson]) -> Judged:
    """Every development turn once; a turn of several windows takes the strongest of them."""
    turns: dict[int, int] = {}
    logits = np.full((len(lessons), len(ALL)), -np.inf)
    labels = np.zeros((len(lessons), len(ALL)))
    counted = np.zeros((len(lessons), len(ALL)), bool)
    counts = np.ones(len(lessons))
    for lesson, answer in zip(lessons, predict(network, lessons), strict=True):
        row = turns.setdefault(id(lesson.example), len(turns))
        logits[row] = np.maximum(logits[row], answer.max(dim=0).values.numpy())
        labels[row] = np.maximum(labels[row], lesson.turn_labels)
        counts[row] = lesson.example.counts if lesson.example else 1.0
        counted[row, : len(CODEBOOK)] = [(label in CUSTOMER) == lesson.is_customer for label in CODEBOOK]
    size = len(turns)
    return Judged(logits[:size], labels[:size], counted[:size], counts[:size])


def calibrate(network: Network, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Fold Platt scaling into the sentence head and return the threshold of each label of the codebook."""
    judged = judge_turns(network, lessons)
    thresholds, counts = {}, {}
    with torch.no_grad():
        for label in CODEBOOK:
            place = PLACE[label]
            rows = judged.counted[:, place]
            weights = judged.counts[rows]
            slope, offset = _platt(judged.logits[rows, place], judged.labels[rows, place], weights)
            network.sentence.weight[place] *= slope
            network.trust[place] *= slope
            network.sentence.bias[place] = network.sentence.bias[place] * slope + offset
            probabilities = expit(judged.logits[rows, place] * slope + offset)
            labels = (judged.labels[rows, place] > MOST).astype(float)
            thresholds[label] = _threshold(probabilities, labels, weights)
            counts[label] = _count(labels, probabilities >= thresholds[label])
    for family in (FEELINGS, CONCERNS, SIGNALS, HINTS, PRACTICES, PITFALLS):
        _say(family, counts)
    return thresholds


def _count(labels: Floats, shown: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Rightly shown, shown, to be shown."""
    return np.array([labels[shown].sum(), shown.sum(), labels.sum()], int)


def _say(family: Sequence[str], counts: dict[str, npt.NDArray[np.int64]]) -> None:
    """F1 on the development split, which thresholds were chosen on: for choosing, not for reporting."""
    each = {label: 2 * counts[label][0] / max(1, sum(counts[label][1:])) for label in family}
    both, shown, there = np.sum([counts[label] for label in family], axis=0)
    figures = ", ".join(f"{label} {value:.2f}" for label, value in each.items())
    print(f"micro {2 * both / max(1, shown + there):.3f}, macro {np.mean([*each.values()]):.3f}: {figures}", flush=True)


def _platt(logits: Floats, labels: Floats, weights: Floats) -> tuple[float, float]:
    """Slope and offset that make the log loss least, each turn by its weight, pulled towards 1 and 0."""

    def loss(fitted: Floats) -> tuple[float, Floats]:
        stretched = logits * fitted[0] + fitted[1]
        off = weights * (expit(stretched) - labels)
        pulled = fitted - LEFT_ALONE
        value = weights @ (np.logaddexp(0, stretched) - labels * stretched) + PULL / 2 * pulled @ pulled
        return float(value), np.array([off @ logits, off.sum()]) + PULL * pulled

    slope, offset = minimize(loss, LEFT_ALONE, jac=True, method="L-BFGS-B", bounds=BOUNDS).x
    return float(slope), float(offset)


def _threshold(probabilities: Floats, labels: Floats, weights: Floats) -> float:
    """Half of the best F1: where probabilities are calibrated, the best threshold lies there (Lipton et al. 2014).

    It moves far less from one development split to the next than the threshold that happened to do best.
    """
    best = max(f1(labels, probabilities >= candidate, weights) for candidate in CANDIDATES)
    return round(max(LOWEST, best / 2), 2)


def f1(labels: Floats, shown: npt.NDArray[np.bool_], weights: Floats | float = 1.0) -> float:
    """The harmonic mean of precision and recall, by weight; 0 where nothing was shown or to be shown."""
    both = float((weights * labels * shown).sum())
    return 2 * both / max(1.0, float((weights * shown).sum() + (weights * labels).sum()))
