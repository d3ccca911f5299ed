"""An ear for openings: how much they sound like the same matter again, or like one that has come right.

Taught from openings that people could have written (openings.jsonl), as a team teaches a behaviour of its own: a
closed-form ridge on the vectors of their sentences. Nothing is stored beside the examples, so that a new encoder
brings its own. Some are heard alone, some in the light of the conversation that they come after.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.rubric.listener import Listener, Sentence

Floats = npt.NDArray[np.float64]

OPENINGS = files("heard.history").joinpath("openings.jsonl")
# The pull of the ridge towards nothing; vectors are of length 1.
PULL_ALONE, PULL_AFTER = 0.5, 1.0
# A word alone ("Hello.", a name) sounds like nothing.
FEWEST_WORDS = 2
# What somebody opens with stands in the first sentences; the new matter comes behind.
FIRST_SENTENCES = 2


class Sound(StrEnum):
    """What an opening may sound like: an old matter again, the matter of a given conversation, one come right."""

    AGAIN = "again"
    RETURNS = "returns"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Heard:
    """What an opening sounds like, 0 to 1 and a little beyond, and the sentence that sounds most like it."""

    sound: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Ear:
    """The weights for each sound, and the listener whose vectors they are multiplied with."""

    listener: Listener
    weights: dict[Sound, Floats]

    def hear(self, turns: Sequence[Turn], sound: Sound, before: Sequence[Turn] = ()) -> Heard:
        """How much the first sentences of turns sound like this; .5 where there is nothing to hear."""
        sentences = [sentence for turn in turns for sentence in sentences_of(self.listener, turn, before)]
        if not sentences:
            return Heard(0.5)
        scores = _rows(sentences) @ self.weights[sound]
        loudest = sentences[int(np.argmax(scores))].span
        return Heard(round(float(scores[:FIRST_SENTENCES].mean()), 3), loudest)


@dataclass(frozen=True, slots=True)
class Example:
    """An opening, what came before it where that is told, and whether it is "again", "settled" or "new"."""

    turn: Turn
    before: tuple[Turn, ...]
    told: str


def teach_ear(listener: Listener, examples: Iterable[Example] | None = None) -> Ear:
    """The ear, taught from the openings that come with Heard unless others are given."""
    examples = tuple(shipped_examples() if examples is None else examples)
    alone = [(each.told, sentence) for each in examples for sentence in sentences_of(listener, each.turn, ())]
    after = [
        (each.told, sentence)
        for each in examples
        if each.before
        for sentence in sentences_of(listener, each.turn, each.before)
    ]
    return Ear(
        listener,
        {
            Sound.AGAIN: _learn(alone, "again", PULL_ALONE),
            Sound.SETTLED: _learn(alone, "settled", PULL_ALONE),
            Sound.RETURNS: _learn(after, "again", PULL_AFTER),
        },
    )


def shipped_examples() -> Iterator[Example]:
    """The openings that come with Heard."""
    lines = OPENINGS.read_text(encoding="utf-8").splitlines()
    for number, each in enumerate(map(json.loads, lines)):
        before = [
            Turn(f"{number}.{place}", Role(role), text) for place, (role, text) in enumerate(each.get("before", ()))
        ]
        yield Example(Turn(str(number), Role.CUSTOMER, each["text"]), tuple(before), each["told"])


def sentences_of(listener: Listener, turn: Turn, before: Sequence[Turn]) -> list[Sentence]:
    """The sentences of a customer's turn that are long enough to sound like something."""
    heard = listener.listen(turn, before).sentences
    return [sentence for sentence in heard if len(sentence.span.quote.split()) >= FEWEST_WORDS and sentence.vector]


def _rows(sentences: Iterable[Sentence]) -> Floats:
    vectors = np.array([sentence.vector for sentence in sentences], np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    return np.column_stack([vectors / lengths, np.ones(len(vectors))])


def _learn(heard: Sequence[tuple[str, Sentence]], told: str, pull: float) -> Floats:
    """The weights of a ridge on sentences; those that are told so and the others count the same in all."""
    rows = _rows(sentence for _, sentence in heard)
    shown = np.array([name == told for name, _ in heard])
    share = np.where(shown, 0.5 / max(1, shown.sum()), 0.5 / max(1, (~shown).sum())) * len(shown)
    towards = pull * np.eye(rows.shape[1])
    towards[-1, -1] = 1e-9
    weights: Floats = np.linalg.solve(rows.T @ (share[:, None] * rows) + towards, rows.T @ (share * shown))
    return weights
