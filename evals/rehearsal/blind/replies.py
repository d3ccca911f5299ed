"""Replies cut from the training corpus, put where another reply stood: the same way for both halves."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from evals.rehearsal.blind.words import Names, bare, neutral
from evals.rehearsal.pairs import CORPUS
from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.errors import InvalidValue
from heard.language.placer import Directions, Placer

# Shorter is no reply, longer is about its own case.
FEWEST, MOST = 4, 25


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of the corpus, what a customer had said before it, and whether it was not the first."""

    text: str
    before: str
    later: bool


class Shelf:
    """Finds the reply that fits a moment best: near to what stood there, and said after words that are near.

    Only the half of the replies is kept that is most like all others: what could be said in many a case.
    """

    def __init__(self, replies: Sequence[Reply], placer: Placer) -> None:
        self._placer = placer
        lies = np.stack([self._place(each.text) for each in replies])
        near = lies @ lies.mean(axis=0)
        common = [place for place in range(len(replies)) if near[place] >= np.median(near)]
        self._replies = [replies[place] for place in common]
        self._lies = [(lies[place], self._place(replies[place].before)) for place in common]

    def pick(self, stood: str, after: str, *, later: bool, taken: set[str]) -> str:
        """The reply for what stood there after these words of a customer; it is `taken` from now on.

        Raises InvalidValue where none is left.
        """
        said, asked = self._place(bare(stood)), self._place(bare(after))
        near = (
            (float(reply @ said + before @ asked), -place)
            for place, (reply, before) in enumerate(self._lies)
            if self._replies[place].later == later and self._replies[place].text not in taken
        )
        best = max(near, default=None)
        if best is None:
            raise InvalidValue("The corpus has no reply left for this place; ask for shorter transcripts.")
        text = self._replies[-best[1]].text
        taken.add(text)
        return text

    def _place(self, text: str) -> Directions:
        lies: Directions = self._placer.place(text, [(0, len(text))])[0]
        return lies


def corpus_texts() -> Iterator[str]:
    """All that is said in the corpus."""
    yield from (turn["text"] for told in _corpus() for turn in told["turns"])


def corpus_replies(channel: Channel, names: Names) -> list[Reply]:
    """Replies of this channel that name nobody and no number, so that they could stand elsewhere; each once."""
    found = {
        each.text: each for told in _corpus() if told.get("channel") == channel for each in _replies(told["turns"])
    }
    return [each for each in found.values() if _anywhere(neutral(each.text, names))]


def _replies(turns: Sequence[dict[str, Any]]) -> Iterator[Reply]:
    replied = False
    for before, turn in pairwise(turns):
        if turn["role"] == Role.AGENT and before["role"] == Role.CUSTOMER:
            yield Reply(bare(turn["text"]), bare(before["text"]), replied)
            replied = True


def _anywhere(text: str) -> bool:
    return FEWEST <= len(text.split()) <= MOST and not any(each in text for each in "[0123456789")


def _corpus() -> Iterator[dict[str, Any]]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if "turns" in told:
                yield told
