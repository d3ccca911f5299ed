"""gold/, counted: what most annotators saw beside what Heard and each annotator saw, by conversation."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Generic, TypeAlias, TypeVar

import numpy as np

from evals.interval import Figure, Rows, estimate, estimate_mean
from evals.measure import FREQUENT, Flags, f1_of, frequent_labels, frequent_macro_f1, sum_by

Answer = TypeVar("Answer")
# How the columns are called that `Counted.cells` fills before those of the baselines.
COLUMNS = ("Heard", "Heard, by one annotator", "annotators among each other")

Kept = TypeVar("Kept")
Label = TypeVar("Label", bound=Hashable)
Aspect: TypeAlias = Callable[[Sequence[Answer], Sequence[Answer]], Rows]


@dataclass(frozen=True, slots=True)
class Counted:
    """One aspect counted by conversation.

    Heard and the baselines beside the majority, Heard beside each annotator, annotators beside each other.
    """

    heard: Rows
    heard_by_each: tuple[Rows, ...]
    annotators: tuple[Rows, ...]
    baselines: tuple[Rows, ...] = ()

    def cells(self, figure: Figure) -> tuple[str, ...]:
        """A figure for Heard, for Heard by a single annotator, for the annotators, and for each baseline."""
        return self._cells(lambda _: figure)

    def macro_cells(self) -> tuple[str, ...]:
        """Macro-F1 for all of them, each time over the labels that are frequent enough in what was expected."""
        return self._cells(frequent_macro_f1)

    def of(self, labels: Sequence[int]) -> "Counted":
        """These labels alone."""

        def only(rows: Rows) -> Rows:
            return rows[:, :, list(labels)]

        many = (self.heard_by_each, self.annotators, self.baselines)
        return Counted(only(self.heard), *(tuple(map(only, each)) for each in many))

    def each_label(self, labels: Sequence[str], unit: str, *, least: int = FREQUENT) -> Iterator[tuple[str, ...]]:
        """A row of F1 for each label that is expected often enough."""
        for place in frequent_labels(self.heard, least):
            yield (f"F1, {labels[place]}", f"{self.expected[place]} {unit}", *self.cells(f1_of(place)))

    def left_out(self, labels: Sequence[str], unit: str) -> str:
        """Over which labels macro-F1 is, and over which it is not."""
        rare = set(range(len(labels))) - set(frequent_labels(self.heard).tolist())
        named = ", ".join(f"{labels[place]} ({self.expected[place]})" for place in sorted(rare))
        return f"the labels that are expected in at least {FREQUENT} {unit}; left out: {named or 'none'}."

    @property
    def expected(self) -> list[int]:
        """How many turns show each label by the majority."""
        right, _, missed = self.heard.sum(axis=0)
        return [int(count) for count in right + missed]

    def _cells(self, figure: Callable[[Rows], Figure]) -> tuple[str, ...]:
        by_each, annotators = (
            estimate_mean(many, [figure(rows) for rows in many]).text()
            for many in (self.heard_by_each, self.annotators)
        )
        heard, *baselines = (estimate(rows, figure(rows)).text() for rows in (self.heard, *self.baselines))
        return (heard, by_each, annotators, *baselines)


@dataclass(frozen=True, slots=True)
class Gold(Generic[Answer]):
    """Turns: number of the conversation, text, what the majority saw, what each saw, what Heard read.

    `unread` of them Heard did not read or score; `baselines` hold what each of those that were taught says.
    """

    conversations: Sequence[int]
    texts: Sequence[str]
    expected: Sequence[Answer]
    opinions: Sequence[Sequence[Answer]]
    heard: Sequence[Answer]
    unread: int = 0
    baselines: Sequence[Sequence[Answer]] = ()

    def count(self, aspect: Aspect[Answer]) -> Counted:
        """An aspect of the turns that can be summed by conversation."""
        return self.compare(lambda expected, given: self.sum(aspect(expected, given)))

    def compare(self, aspect: Aspect[Answer]) -> Counted:
        """An aspect that is by conversation already."""
        by_each = tuple(aspect(opinion, self.heard) for opinion in self.opinions)
        annotators = tuple(aspect(*pair) for pair in permutations(self.opinions, 2))
        baselines = tuple(aspect(self.expected, answers) for answers in self.baselines)
        return Counted(aspect(self.expected, self.heard), by_each, annotators, baselines)

    def only(self, places: Sequence[int]) -> "Gold[Answer]":
        """These turns alone."""

        def kept(turns: Sequence[Kept]) -> list[Kept]:
            return [turns[place] for place in places]

        opinions, baselines = ([kept(answers) for answers in each] for each in (self.opinions, self.baselines))
        said = kept(self.conversations), kept(self.texts), kept(self.expected)
        return Gold(*said, opinions, kept(self.heard), baselines=baselines)

    def sum(self, rows: Rows) -> Rows:
        """Rows of turns, summed by conversation."""
        return sum_by(self.conversations, rows, size=self.conversations[-1] + 1)


def flag(answers: Sequence[Collection[str]], labels: Sequence[str]) -> Flags:
    """One row an answer, one column a label: set where the answer has it."""
    return np.array([[label in shown for label in labels] for shown in answers], bool)


def most(opinions: Sequence[Collection[Label]]) -> frozenset[Label]:
    """What more than half of the opinions share."""
    counts = Counter(label for opinion in opinions for label in opinion)
    return frozenset(label for label, count in counts.items() if count > len(opinions) / 2)
