"""Whether Heard is as often right as it is sure: expected calibration error in bins of equal count."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from evals.deed import Deed
from evals.gold import Gold
from evals.interval import Rows, estimate, estimate_mean
from evals.replies.values import gather_by, pairs_in

BINS = 10
COMMONEST = 10

ABOUT = (
    "Expected calibration error (ECE): the judgements are put in order of confidence and cut into "
    f"{BINS} bins of equal count; the error is how far the mean confidence of a bin lies from the share of its "
    "judgements that the majority shares, on average over the bins. Confidences are those of the findings of a review, "
    "over all replies; a behaviour that is not among the findings counts with confidence 0. Once with all judgements "
    "in one row, once for each behaviour by itself and the mean of these, which small bins make larger by chance "
    "alone; so do draws that repeat replies, and intervals reach further up than down. The {count} commonest "
    "behaviours, by the majority: {named}."
)


def measure_calibration(replies: Gold[Deed], labels: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Figure, n and Heard's cell: all judgements together, the mean of the behaviours, and each of them."""
    chosen = commonest([deed.behaviours for deed in replies.expected], labels)
    judgements = [judge_by(replies, label) for label in chosen]
    one = len(replies.texts)
    size, name = f"{len(chosen)} x {one} judgements", "ECE, commonest behaviours"
    together = estimate(np.concatenate(judgements, axis=1), calibration_error)
    each = estimate_mean(judgements, [calibration_error] * len(judgements))
    yield (f"{name}, together", size, together.text())
    yield (f"{name}, mean of each", size, each.text())
    for label, rows in zip(chosen, judgements, strict=True):
        yield (f"ECE, {label}", f"{one} judgements", estimate(rows, calibration_error).text())


def tell_calibration(replies: Gold[Deed], labels: Sequence[str]) -> str:
    """How the error is found, and over which behaviours."""
    chosen = commonest([deed.behaviours for deed in replies.expected], labels)
    return ABOUT.format(count=len(chosen), named=", ".join(chosen))


def commonest(expected: Sequence[Collection[str]], labels: Sequence[str]) -> list[str]:
    """The labels that are expected most often, at most ten and each at least once."""
    counts = Counter(label for each in expected for label in each if label in labels)
    return [label for label, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMONEST]]


def judge_by(replies: Gold[Deed], label: str) -> Rows:
    """Whether a behaviour was expected and how sure Heard is of it, reply by reply, one row a conversation."""
    pairs = [
        (label in expected.behaviours, heard.confidences.get(label, 0.0))
        for expected, heard in zip(replies.expected, replies.heard, strict=True)
    ]
    return gather_by(replies.conversations, np.array(pairs, float))


def calibration_error(gathered: Rows) -> float:
    """How far confidence lies from the share that was expected, on average over bins of equal count."""
    expected, given = pairs_in(gathered)
    order = np.argsort(given, kind="stable")
    bins = [places for places in np.array_split(order, BINS) if len(places)]
    errors = [abs(float(expected[places].mean() - given[places].mean())) for places in bins]
    return float(np.average(errors, weights=[len(places) for places in bins]))
