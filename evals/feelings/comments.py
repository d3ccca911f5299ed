"""Feelings in Reddit comments: the GoEmotions test split, whose labels people gave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.interval import Rows, estimate
from evals.measure import Flags, best_threshold, count_labels, f1_of, macro_f1
from evals.rival import Rivals, names, silent
from evals.sets import COMMENTS, name_files, read_split
from evals.shown import shown_by_reading
from evals.side import side_flags, side_of_comment
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.feeling import FeelingName
from heard.engines.encoder import Encoder
from heard.wiring.model import shipped_model
from training.sources.goemotions import LABELS, Comment

FIXED = 0.3

ABOUT = (
    "English Reddit comments labelled by people (Demszky et al. 2020, who report .46 over the 28 labels for "
    "BERT-base). Each comment is one sentence without context. The ten feelings follow the mapping of "
    "`training/sources/goemotions.py`; what it leaves undecided is left out of the count. The shipped thresholds were "
    "chosen on support conversations. Intervals are over comments."
)
SIDES = (
    "Pleasant, unpleasant or neither: the comments whose labels decide for exactly one of the three. Heard reads a "
    "comment as the first turn of a conversation, and the side is that of the feelings that outweigh the others by "
    "intensity; for VADER (from .05 on, as its authors advise) and TextBlob it is the sign of their polarity."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Comments by labels: how likely the model finds each, whether people gave it, and whether it counts."""

    probabilities: Rows
    expected: Flags
    counted: Flags

    def counts(self, thresholds: Sequence[float]) -> Rows:
        """The counts that F1 is made of when a label is given from its threshold on."""
        return count_labels(self.expected, self.probabilities >= np.array(thresholds), self.counted)

    def best_thresholds(self) -> list[float]:
        """For each label the threshold with the highest F1 on these comments."""
        columns = zip(self.probabilities.T, self.expected.T, self.counted.T, strict=True)
        return [best_threshold(likely[counts], expected[counts]) for likely, expected, counts in columns]


@dataclass(frozen=True, slots=True)
class Scored:
    """Comments with what the model gives each: one row a comment, one column a label of the card."""

    comments: Sequence[Comment]
    probabilities: Rows
    places: Mapping[str, int]

    def by_label(self) -> Judged:
        """By the 28 original labels."""
        expected = np.array([[label in comment.labels for label in LABELS] for comment in self.comments])
        return Judged(self._columns(f"goemotions:{label}" for label in LABELS), expected, np.ones_like(expected))

    def by_feeling(self) -> Judged:
        """By the ten feelings."""
        decided = [comment.feelings() for comment in self.comments]
        expected = np.array([[shown.get(feeling, False) for feeling in FeelingName] for shown in decided])
        counted = np.array([[feeling in shown for feeling in FeelingName] for shown in decided])
        return Judged(self._columns(FeelingName), expected, counted)

    def _columns(self, labels: Iterable[str]) -> Rows:
        return self.probabilities[:, [self.places[label] for label in labels]]


def measure_comments(folder: Path, rivals: Rivals) -> Section:
    """The 28 labels, the ten feelings and the three sides on the test split."""
    encoder = Encoder()
    development, test = (_score(encoder, read_split(folder, split)) for split in COMMENTS)
    labels, feelings = test.by_label(), test.by_feeling()
    shipped = feelings.counts([encoder.thresholds[feeling] for feeling in FeelingName])
    macro = {
        "28 labels, thresholds from the development split": labels.counts(development.by_label().best_thresholds()),
        f"28 labels, one threshold of {FIXED}": labels.counts([FIXED] * len(LABELS)),
        "ten feelings, thresholds from the development split": feelings.counts(
            development.by_feeling().best_thresholds()
        ),
        "ten feelings, thresholds as shipped": shipped,
    }
    size, unsaid = f"{len(test.comments):,} comments", silent(rivals, "feelings")
    rows = (
        *((f"macro-F1, {name}", size, estimate(counts, macro_f1).text(), *unsaid) for name, counts in macro.items()),
        _sides(test.comments, rivals),
        *(row + unsaid for row in _each_feeling(feelings, shipped)),
    )
    notes = (ABOUT, SIDES, name_files(folder, *COMMENTS.values()))
    return Section("Feelings in comments: GoEmotions", notes, Table(("figure", "n", "Heard", *names(rivals)), rows))


def _score(encoder: Encoder, comments: Sequence[Comment]) -> Scored:
    probabilities = np.zeros((len(comments), len(encoder.labels)))
    for row, comment in enumerate(comments):
        turn = Turn("1", Role.CUSTOMER, comment.text)
        # Encoder.read would split the comment into sentences; it was trained on as one.
        for read in encoder.read_spans((Span(turn, 0, len(turn.text)),)):
            probabilities[row] = read.probabilities
    return Scored(comments, probabilities.round(3), encoder.labels)


def _sides(comments: Sequence[Comment], rivals: Rivals) -> tuple[str, ...]:
    reader = shipped_model().reader
    decided = [(comment.text, side) for comment in comments if (side := side_of_comment(comment))]
    texts, expected = [text for text, _ in decided], side_flags([side for _, side in decided])
    given = [
        [shown_by_reading(reader.read(Turn("1", Role.CUSTOMER, text), ())).side for text in texts],
        *([rival.lean(text).side for text in texts] for rival in rivals),
    ]
    cells = (estimate(count_labels(expected, side_flags(sides)), macro_f1).text() for sides in given)
    return ("macro-F1, pleasant, unpleasant or neither", f"{len(texts):,} comments", *cells)


def _each_feeling(judged: Judged, counts: Rows) -> Iterator[tuple[str, ...]]:
    for place, feeling in enumerate(FeelingName):
        size = f"{judged.expected[:, place].sum():,} of {judged.counted[:, place].sum():,} comments"
        yield (f"F1, {feeling}, as shipped", size, estimate(counts, f1_of(place)).text())
