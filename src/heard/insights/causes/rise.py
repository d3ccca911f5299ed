"""Sudden rises: causes of which the newest week has clearly more, beside the weeks before it."""

from collections.abc import Mapping
from dataclasses import dataclass

from heard.insights.compare import Change, compare
from heard.interval import FEWEST, share

# How many days the newest week has, and how many weeks before it are looked at.
A_WEEK, WEEKS = 7, 8


@dataclass(frozen=True, slots=True)
class Heap:
    """So many conversations, and in how many of them each cause was voiced."""

    conversations: int
    voiced: Mapping[int, int]


def sudden_rises(newest: Heap, before: Heap) -> frozenset[int]:
    """The causes whose share rose, held together by Holm's method; one voiced in fewer than ten is left out."""
    if not (newest.conversations and before.conversations):
        return frozenset()
    causes = newest.voiced.keys() | before.voiced.keys()
    then, now = (
        {str(each): share(heap.voiced.get(each, 0), heap.conversations, heap.conversations) for each in causes}
        for heap in (before, newest)
    )
    found = compare(then, now)
    return frozenset(
        each for each in causes if found[str(each)].change is Change.ROSE and newest.voiced.get(each, 0) >= FEWEST
    )
