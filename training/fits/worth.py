"""Fits what each part of `heard` is worth, on the development split as Heard itself reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import lsq_linear
from sklearn.model_selection import GroupKFold

from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.scoring.model import Model
from heard.scoring.review import review
from heard.scoring.value import IMPRESSION, LEAST, MOST, HeardValue, Points
from training.sources.labelled import Labelled

Floats = npt.NDArray[np.float64]

# A pull of every worth towards nothing, in replies: what few replies show is worth little.
PULL = 2.0
# Taking up is what Heard is for: it is never worth less than this.
LEAST_TAKEN_UP = 0.25
# What can be named keeps this share of what it would be worth alone; the impression of the whole explains what it can
# of the rest. Fitted side by side, the impression would leave most of what can be named at nothing (decision 0015).
NAMED = 0.6
# The interval around a value holds this share of the labelled replies.
HELD = 0.8
FOLDS = 5
# Where the impression stands among the amounts of a row: after the base and taking up.
IMPRESSION_PLACE = 2
# With every worth at one, the parts of a value are the amounts that the fit needs.
BARE = Points(
    base=0.0, taken_up=1.0, impression=1.0, spread=0.0, behaviours={behaviour.id: 1.0 for behaviour in BEHAVIOURS}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled reply: the amounts of its parts, how heard it leaves the customer, and how much it counts."""

    conversation: str
    counts: float
    amounts: tuple[float, ...]
    heard: float


def fit_worth(model: Model, conversations: Sequence[Labelled]) -> dict[str, Any]:
    """The points for the card, from a model on `BARE` points.

    Practices never take and pitfalls never give, which makes the value monotone.
    """
    rows = [row for labelled in conversations for row in _rows(labelled, model)]
    amounts = np.array([row.amounts for row in rows])
    heard, counts = np.array([row.heard for row in rows]), np.array([row.counts for row in rows])
    held_out = np.zeros(len(rows))
    for taught, kept in GroupKFold(FOLDS).split(amounts, heard, [row.conversation for row in rows]):
        held_out[kept] = amounts[kept] @ _solve(amounts[taught], heard[taught], counts[taught])
    off = np.abs(held_out.clip(LEAST, MOST) - heard)
    base, taken_up, impression, *worths = (round(float(point), 2) + 0.0 for point in _solve(amounts, heard, counts))
    points = {
        "base": base,
        "taken_up": taken_up,
        "impression": impression,
        "spread": round(float(np.quantile(off, HELD)), 1),
        "behaviours": dict(zip((behaviour.id for behaviour in BEHAVIOURS), worths, strict=True)),
    }
    print(f"heard: {len(rows)} replies, mean absolute error {off.mean():.2f} held out, {points}", flush=True)
    return points


def _rows(labelled: Labelled, model: Model) -> Iterator[Row]:
    for reply in review(labelled.conversation, model).replies:
        if reply.heard is not None:
            yield Row(labelled.conversation.id, labelled.counts, _amounts(reply.heard), labelled.heard(reply.turn.id))


def _amounts(value: HeardValue) -> tuple[float, ...]:
    by_reason = {part.reason: part.points for part in value.parts}
    taken_up = next((points for reason, points in by_reason.items() if reason.startswith("Takes up")), 0.0)
    impression = by_reason.get(IMPRESSION, 0.0)
    return (1.0, taken_up, impression, *(by_reason.get(behaviour.title, 0.0) for behaviour in BEHAVIOURS))


def _solve(amounts: Floats, heard: Floats, counts: Floats) -> Floats:
    """What can be named first, by least squares under signs; then the impression of the whole on what that leaves."""
    bare = amounts.copy()
    bare[:, IMPRESSION_PLACE] = 0
    worths = NAMED * _solve_named(bare, heard, counts)
    left = heard - bare[:, 1:] @ worths[1:]
    both = np.column_stack([np.ones(len(heard)), amounts[:, IMPRESSION_PLACE]])
    scale = np.sqrt(counts)
    found, *_ = np.linalg.lstsq(both * scale[:, None], left * scale)
    worths[0], worths[IMPRESSION_PLACE] = found[0], max(0.0, found[1])
    return worths


def _solve_named(amounts: Floats, heard: Floats, counts: Floats) -> Floats:
    """Least squares under signs, with a pull of all but the base towards nothing."""
    count = amounts.shape[1]
    pull = np.sqrt(PULL) * np.eye(count)
    pull[0, 0] = 0
    practice = np.array([behaviour.kind is Kind.PRACTICE for behaviour in BEHAVIOURS])
    lowest = [0.0, LEAST_TAKEN_UP, 0.0, *np.where(practice, 0.0, -np.inf)]
    highest = [np.inf, np.inf, np.inf, *np.where(practice, np.inf, 0.0)]
    scale = np.sqrt(counts)
    rows, wanted = amounts * scale[:, None], heard * scale
    solved = lsq_linear(np.vstack([rows, pull]), np.concatenate([wanted, np.zeros(count)]), (lowest, highest))
    return np.asarray(solved.x)
