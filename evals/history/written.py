"""Customer stories as they were written and labelled, beside what Heard reads in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np

from evals.interval import Rows
from evals.sets import read_written
from heard.conversation.conversation import Conversation
from heard.conversation.wire import conversation_from_wire
from heard.history.history import History, read_history
from heard.history.story import Passage, Story
from heard.scoring.review import review
from heard.wiring.history import shipped_ear
from heard.wiring.model import shipped_model

FILE = "evals/written/stories.jsonl"
DEVELOPMENT = "tests/history/stories.jsonl"
# The labels know no limit of days; a matter is the same again however late it comes back.
ANY_DAYS = 10_000

Labels: TypeAlias = Mapping[str, Any]
# A label that quotes words: the conversation, the turn and the quote.
Quoted: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A story as Heard reads it, and what it was labelled with."""

    history: History
    labels: Labels

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """What was said."""
        return self.history.story.conversations

    def root(self, conversation_id: str) -> str:
        """The first conversation of the matter that one is about, by the labels."""
        return str(self.labels["repeat_of"].get(conversation_id) or conversation_id)


@cache
def read_stories(file: str = FILE) -> tuple[Written, ...]:
    """The stories of a written set, each conversation reviewed."""
    return tuple(_read(raw) for raw in read_written(file))


def _read(raw: Mapping[str, Any]) -> Written:
    reviews = (review(conversation_from_wire(each), shipped_model()) for each in raw["conversations"])
    return Written(read_history(Story(tuple(reviews)), shipped_ear(), days=ANY_DAYS), raw["labels"])


def count_by_story(stories: Sequence[Written], count: Callable[[Written], Sequence[float]]) -> Rows:
    """What is counted in each story, one row a story."""
    return np.array([count(story) for story in stories], np.float64)


def pair_up(passages: Sequence[Passage], labels: Sequence[Quoted]) -> Iterator[tuple[int, Quoted]]:
    """The places of passages that share a letter with a label, each label once, in order."""
    left = list(labels)
    for place, passage in enumerate(passages):
        found = next((label for label in left if _overlaps(passage, label)), None)
        if found is not None:
            left.remove(found)
            yield place, found


def _overlaps(passage: Passage, label: Quoted) -> bool:
    if (passage.conversation_id, passage.span.turn_id) != (label["conversation"], label["turn"]):
        return False
    start = passage.span.turn.text.index(label["quote"])
    return passage.span.start < start + len(label["quote"]) and start < passage.span.end


def precision(counts: Rows) -> float:
    """Of what was said, the share that is so: the columns are right, in vain, missed."""
    right, vain, _ = counts.sum(axis=0)
    return float(right / max(right + vain, 1))


def recall(counts: Rows) -> float:
    """Of what is so, the share that was said."""
    right, _, missed = counts.sum(axis=0)
    return float(right / max(right + missed, 1))


def f1(counts: Rows) -> float:
    """The harmonic mean of the two."""
    right, vain, missed = counts.sum(axis=0)
    return float(2 * right / max(2 * right + vain + missed, 1))


def share(counts: Rows) -> float:
    """The first column over the second."""
    right, size = counts.sum(axis=0)
    return float(right / max(size, 1))
