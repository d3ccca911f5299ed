"""An ear for openings: how much a sentence sounds like the same matter again, or like one that has come right.

Taught from openings that people could have written (openings.jsonl), as a team teaches a behaviour of its own: a
closed-form ridge on the vectors of their sentences. Nothing is stored beside the examples, so that a new encoder
brings its own.
"""

import json
from collections.abc import Iterable, Sequence
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

# The pull of the ridge towards nothing; vectors are of length 1.
PULL = 0.5
# A word alone ("Hello.", a name) sounds like nothing.
FEWEST_WORDS = 2
# What somebody opens with stands in the first sentences; the new matter comes behind.
FIRST_SENTENCES = 2


class Sound(StrEnum):
    """What an opening sounds like: an old matter that comes back, one that has come right, or something new."""

    AGAIN = "again"
    SETTLED = "settled"
    NEW = "new"


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

    def hear(self, turns: Sequence[Turn], sound: Sound) -> Heard:
        """How much the first sentences of turns sound like this; .5 where there is nothing to hear."""
        sentences = [sentence for turn in turns for sentence in sentences_of(self.listener, turn)]
        if not sentences:
            return Heard(0.5)
        scores = _rows(sentences) @ self.weights[sound]
        loudest = sentences[int(np.argmax(scores))].span
        return Heard(round(float(scores[:FIRST_SENTENCES].mean()), 3), loudest)


def teach_ear(listener: Listener) -> Ear:
    """The ear, taught from the openings that come with Heard."""
    lines = files("heard.history").joinpath("openings.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    turns = [Turn(str(place), Role.CUSTOMER, each["text"]) for place, each in enumerate(told)]
    heard = [(each["told"], sentence) for each, turn in zip(told, turns, strict=True) for sentence in sentences_of(listener, turn)]
    rows = _rows(sentence for _, sentence in heard)
    return Ear(listener, {sound: _ridge(rows, np.array([name == sound for name, _ in heard])) for sound in Sound})


def sentences_of(listener: Listener, turn: Turn) -> list[Sentence]:
    """The sentences of a customer's turn that are long enough to sound like something."""
    heard = listener.listen(turn, ()).sentences
    return [sentence for sentence in heard if len(sentence.span.quote.split()) >= FEWEST_WORDS and sentence.vector]


def _rows(sentences: Iterable[Sentence]) -> Floats:
    vectors = np.array([sentence.vector for sentence in sentences], np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    return np.column_stack([vectors / lengths, np.ones(len(vectors))])


def _ridge(rows: Floats, shown: npt.NDArray[np.bool_]) -> Floats:
    """The weights; both sides count the same in all."""
    share = np.where(shown, 0.5 / max(1, shown.sum()), 0.5 / max(1, (~shown).sum())) * len(shown)
    pull = PULL * np.eye(rows.shape[1])
    pull[-1, -1] = 1e-9
    return np.linalg.solve(rows.T @ (share[:, None] * rows) + pull, rows.T @ (share * shown))
