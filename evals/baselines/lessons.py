"""What the baselines are taught: the corpus that teaches Heard, split as Heard's training splits it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np

from evals.baselines.learner import Learner, Said, said_by
from evals.gold import flag
from evals.interval import Rows
from evals.measure import Flags, best_threshold
from evals.sets import CARE, find_file
from heard.conversation.role import Role
from training.sources.labelled import Labelled, read_labelled

FAMILIES = {
    Role.CUSTOMER: ("feelings", "concerns", "signals"),
    Role.AGENT: ("practices", "pitfalls"),
}
# A label that the development split never shows is given when it is likelier than not.
UNTUNED = 0.5
ABOUT = (
    "Taught in the same run, on the corpus that teaches Heard ({taught:,} turns, labels by the majority of their "
    "annotators; thresholds, label by label, where F1 is best on the {kept:,} turns of its development split): "
    "**TF-IDF**, words and pairs of words of the turn, weighed by how rare they are; **MiniLM**, sentence vectors of "
    "the encoder that Heard was made from, as they come (all-MiniLM-L6-v2, mean of the tokens), of the turn, of the "
    "turn of the other side before it, and their product. Both answer by logistic regression, and values by ridge "
    "regression."
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled turn; customer turns have no value. Those kept for development teach nothing: they set thresholds."""

    said: Said
    labels: frozenset[str]
    value: float | None
    development: bool


def read_lessons(folder: Path, role: Role) -> list[Lesson]:
    """The turns of a role in the corpus; NotFound if the texts that it may not hold are missing."""
    find_file(folder, CARE)
    return lessons_of(read_labelled(folder), role)


def lessons_of(corpus: Iterable[Labelled], role: Role) -> list[Lesson]:
    """The turns of a role, each with the labels that most annotators saw in it."""
    return [
        Lesson(
            said,
            frozenset().union(*(labelled.shown(turn.id, family) for family in FAMILIES[role])),
            labelled.heard(turn.id) if role is Role.AGENT else None,
            labelled.development,
        )
        for labelled in corpus
        for turn, said in said_by(labelled.conversation, role)
    ]


def tell_lessons(lessons: Sequence[Lesson]) -> tuple[str, ...]:
    """What the baselines are and were taught on; nothing where there are none."""
    taught, kept = _split(lessons)
    return (ABOUT.format(taught=len(taught), kept=len(kept)),) if lessons else ()


def labels_by(
    learner: Learner, lessons: Sequence[Lesson], asked: Sequence[Said], labels: Sequence[str]
) -> list[frozenset[str]]:
    """Which of the labels a learner gives each text that it is asked about."""
    taught, kept = _split(lessons)
    expected = [flag([lesson.labels for lesson in part], labels) for part in (taught, kept)]
    likely = learner.likely([lesson.said for lesson in taught], expected[0], [*(each.said for each in kept), *asked])
    tuned, answers = likely[: len(kept)], likely[len(kept) :]
    thresholds = [_threshold(column, flags) for column, flags in zip(tuned.T, expected[1].T, strict=True)]
    return [frozenset(compress(labels, given)) for given in answers >= np.array(thresholds)]


def values_by(learner: Learner, lessons: Sequence[Lesson], asked: Sequence[Said]) -> list[float]:
    """Which value a learner gives each text that it is asked about."""
    taught, _ = _split(lessons)
    values = np.array([lesson.value for lesson in taught], float)
    return [float(value) for value in learner.value([lesson.said for lesson in taught], values, asked)]


def _split(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """Those that teach, and those kept for development."""
    taught = [lesson for lesson in lessons if not lesson.development]
    return taught, [lesson for lesson in lessons if lesson.development]


def _threshold(likely: Rows, expected: Flags) -> float:
    return best_threshold(likely, expected) if expected.any() else UNTUNED
