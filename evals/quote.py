"""Words that were pointed at in a turn, whoever pointed: a kind, and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from evals.interval import Rows


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The code points `start` to `end` (exclusive) of a turn, as words of this kind."""

    kind: str
    start: int
    end: int

    def overlaps(self, other: "Quote") -> bool:
        """Whether both are of one kind and share a code point."""
        return self.kind == other.kind and self.start < other.end and other.start < self.end


def quote_in(text: str, kind: str, words: str) -> Quote:
    """Words as they stand first in a text; ValueError where they do not."""
    start = text.index(words)
    return Quote(kind, start, start + len(words))


def shared_quotes(opinions: Sequence[Iterable[Quote]]) -> tuple[Quote, ...]:
    """The stretches of words that more than half of the opinions quote as one kind."""
    quotes = [set(opinion) for opinion in opinions]
    kinds = sorted({quote.kind for opinion in quotes for quote in opinion})
    return tuple(quote for kind in kinds for quote in _shared(kind, quotes))


def _shared(kind: str, opinions: Sequence[set[Quote]]) -> Iterator[Quote]:
    covered = [
        {place for quote in opinion if quote.kind == kind for place in range(quote.start, quote.end)}
        for opinion in opinions
    ]
    places = sorted(set().union(*covered))
    shared = [place for place in places if sum(place in opinion for opinion in covered) > len(opinions) / 2]
    for _, run in groupby(enumerate(shared), lambda each: each[1] - each[0]):
        stretch = [place for _, place in run]
        yield Quote(kind, stretch[0], stretch[-1] + 1)


def count_quotes(expected: Sequence[Iterable[Quote]], given: Sequence[Iterable[Quote]]) -> Rows:
    """For each text: quotes given, those of them that overlap an expected one, quotes expected, those overlapped."""
    return np.array(
        [_overlaps(tuple(mine), tuple(theirs)) for theirs, mine in zip(expected, given, strict=True)], float
    )


def _overlaps(given: Sequence[Quote], expected: Sequence[Quote]) -> tuple[int, int, int, int]:
    right = sum(any(quote.overlaps(other) for other in expected) for quote in given)
    found = sum(any(quote.overlaps(other) for other in given) for quote in expected)
    return len(given), right, len(expected), found


def overlap_f1(counts: Rows) -> float:
    """The harmonic mean of the shares of given quotes that are right and of expected ones that are found."""
    given, right, expected, found = counts.sum(axis=0)
    precision, recall = right / max(given, 1), found / max(expected, 1)
    return float(2 * precision * recall / (precision + recall)) if right and found else 0.0
