"""Teaching: a behaviour of a team's own, learned from a name, a reason and a dozen examples.

A closed-form ridge on the sentence vectors of the examples; how good it is follows from the same formula, each example
judged by what the others teach (leave-one-out). What is too little known, or too often wrong, stays muted and says why.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from heard.conversation.span import Span
from heard.rubric.behaviour import Behaviour, Example, Find
from heard.rubric.finding import DEFAULT_THRESHOLD
from heard.rubric.listener import Hearing
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment
from heard.rubric.taught import Definition, Quality, Taught

Floats = npt.NDArray[np.float64]

# The pull of the ridge towards nothing; vectors are of length 1.
PULL = 0.3


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
