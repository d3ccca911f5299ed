"""Teaching: a behaviour of a team's own, learned from a name, a reason and a dozen examples.

A closed-form ridge on the sentence vectors of the examples; how good it is follows from the same formula, each example
judged by what the others teach (leave-one-out). What is too little known, or too often wrong, stays muted and says why.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.rubric.behaviour import Behaviour, CalledFor, Example, Find, Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.finding import DEFAULT_THRESHOLD
from heard.rubric.listener import Hearing
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment
from heard.rubric.phase import all_is_well, at_any_time, customer_is_clearly_upset, matter_drags_on, something_is_open

Floats = npt.NDArray[np.float64]

# Below either of these a behaviour is muted: so few examples show neither what it is nor what it is not, and a
# false alarm costs more trust than a miss.
FEWEST_EXAMPLES, LOWEST_F1 = 6, 0.6
# The pull of the ridge towards nothing; vectors are of length 1.
PULL = 0.3
ID = re.compile(r"[a-z][a-z0-9_]{1,40}")


class When(StrEnum):
    """In which moments a taught practice is missed, or a taught pitfall looked for."""

    ANY = "any"
    OPEN = "open"
    UPSET = "upset"
    DRAGS_ON = "drags_on"
    CLOSING = "closing"

    @property
    def called_for(self) -> CalledFor:
        """The question that is asked of the moment."""
        return QUESTIONS[self]


QUESTIONS: dict[When, CalledFor] = {
    When.ANY: at_any_time,
    When.OPEN: something_is_open,
    When.UPSET: customer_is_clearly_upset,
    When.DRAGS_ON: matter_drags_on,
    When.CLOSING: all_is_well,
}


@dataclass(frozen=True, slots=True)
class Definition:
    """What a team says of its behaviour: id, title, kind, the reason why it counts, when, and examples both ways."""

    id: str
    title: str
    kind: Kind
    why: str
    examples: tuple[Example, ...]
    when: When = When.OPEN

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise InvalidValue(f"'{self.id}' is no id; write small letters, digits and _, such as mention_warranty.")
        if any(behaviour.id == self.id for behaviour in BEHAVIOURS):
            raise InvalidValue(f"{self.id} is one of Heard's own behaviours; choose another id.")
        for number, example in enumerate(self.examples, start=1):
            if example.marks is not None and (not example.marks or example.marks not in example.reply):
                raise InvalidValue(
                    f"Example {number} of {self.id} marks words that are not in its reply: '{example.marks}'."
                )


@dataclass(frozen=True, slots=True)
class Quality:
    """How well examples are told apart, each judged without itself: precision, recall and F1, 0..1."""

    marked: int
    left_alone: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def muted_because(self) -> str | None:
        """Why it stays muted, or None if it is good enough to be used."""
        few = min(self.marked, self.left_alone)
        if few < FEWEST_EXAMPLES:
            kind = "marked" if self.marked == few else "left alone"
            return f"examples {kind}: {few}, and it takes {FEWEST_EXAMPLES} both ways"
        if self.f1 < LOWEST_F1:
            return f"its F1 is {self.f1:.2f}, and it takes {LOWEST_F1}; add examples of what it was wrong about"
        return None


@dataclass(frozen=True, slots=True)
class Taught:
    """A behaviour learned from a definition, how good it is, and the numbers of the examples it got wrong."""

    definition: Definition
    behaviour: Behaviour
    quality: Quality
    wrong: tuple[int, ...]


def teach(definition: Definition, hearings: Sequence[Hearing]) -> Taught:
    """Learn a behaviour from its examples as the model hears them, one hearing an example."""
    rows = [
        (number, sentence.vector, _shows(sentence.span, example))
        for number, (example, hearing) in enumerate(zip(definition.examples, hearings, strict=True), start=1)
        for sentence in hearing.sentences
    ]
    numbers, shown = np.array([row[0] for row in rows]), np.array([row[2] for row in rows], bool)
    weights, left_out = np.zeros(1), np.zeros(len(rows))
    if shown.any() and not shown.all():
        weights, left_out = _ridge(_unit(np.array([row[1] for row in rows], np.float64)), shown, numbers)
    quality, wrong = _quality(definition, set(numbers[left_out >= DEFAULT_THRESHOLD].tolist()))
    behaviour = Behaviour(
        definition.id,
        definition.title,
        definition.kind,
        definition.when.called_for,
        _find(weights, definition.why),
        definition.examples,
    )
    return Taught(definition, behaviour, quality, wrong)


def _shows(sentence: Span, example: Example) -> bool:
    if example.marks is None:
        return False
    start = example.reply.index(example.marks)
    return sentence.start < start + len(example.marks) and sentence.end > start


def _unit(vectors: Floats) -> Floats:
    return np.column_stack([vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9), np.ones(len(vectors))])


def _ridge(vectors: Floats, shown: npt.NDArray[np.bool_], numbers: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """The weights, and what each row would be given by weights learned without the rows of its example.

    Both ways count the same in all. Without the rows g of an example their residuals are (1 - H_gg)^-1 times what they
    are with them, H being the hat matrix: nothing has to be fitted again.
    """
    share = np.where(shown, 0.5 / shown.sum(), 0.5 / (~shown).sum()) * len(shown)
    pull = PULL * np.eye(vectors.shape[1])
    pull[-1, -1] = 1e-9
    hat = vectors @ np.linalg.solve(vectors.T @ (share[:, None] * vectors) + pull, vectors.T * share)
    weights = np.linalg.solve(vectors.T @ (share[:, None] * vectors) + pull, vectors.T @ (share * shown))
    residuals = shown - vectors @ weights
    left_out = np.empty(len(shown))
    for number in np.unique(numbers):
        own = numbers == number
        rest = np.eye(int(own.sum())) - hat[np.ix_(own, own)]
        left_out[own] = shown[own] - np.linalg.lstsq(rest, residuals[own], rcond=None)[0]
    return weights, left_out


def _quality(definition: Definition, seen: set[int]) -> tuple[Quality, tuple[int, ...]]:
    """How good it is, from the numbers of the examples in which it was found, and which were judged wrongly."""
    marked = {number for number, example in enumerate(definition.examples, start=1) if example.marks is not None}
    right = len(seen & marked)
    quality = Quality(
        len(marked), len(definition.examples) - len(marked), right / max(1, len(seen)), right / max(1, len(marked))
    )
    return quality, tuple(sorted(seen ^ marked))


def _find(weights: Floats, why: str) -> Find:
    def find(moment: Moment, _: str) -> Iterator[Mark]:
        for sentence in moment.sentences:
            if len(sentence.vector) + 1 == len(weights):
                score = float(_unit(np.array([sentence.vector], np.float64))[0] @ weights)
                yield Mark(sentence.span, why, round(min(1.0, max(0.0, score)), 3))

    return find
