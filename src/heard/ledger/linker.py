"""The door through which a model says which items a reply takes up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.errors import InvalidValue
from heard.language.asked.reply import can_answer
from heard.ledger.item import SETTLES, Item, ItemKind, Part, Way

# A reply takes an item up when that is likelier than not.
TAKEN_UP_FROM = 0.5
# Where the words hold nothing of what was asked, a question is settled only when the model is this sure: on the corpus
# it hardly ever is of a reply that misses, and of half of the right answers in other words.
SURE_FROM = 0.9
# Shares are rounded one by one, so that their sum may pass 1 by a little.
ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class Link:
    """How likely a reply takes up an item, in each way; the rest to 1 is "not at all".

    `span` holds the words of the reply that come closest to doing so.
    """

    item_id: str
    ways: Mapping[Way, float]
    span: Span | None = None

    def __post_init__(self) -> None:
        shares = self.ways.values()
        if not (all(share >= 0 for share in shares) and sum(shares) <= 1 + ROUNDING):
            raise InvalidValue(f"The ways of taking up {self.item_id} are not shares of 1: {dict(self.ways)}.")

    @property
    def likely(self) -> float:
        """How likely the reply takes the item up in any way, 0..1."""
        return min(1.0, sum(self.ways.values()))

    def likeliest_as(self, part: Part, kind: ItemKind) -> Way:
        """The most likely way, should an item of this kind be taken up; of what is settled, one that settles."""
        ways = SETTLES[kind] if part is Part.WHOLE else frozenset(self.ways)
        return max((way for way in self.ways if way in ways), key=lambda way: self.ways[way])


def part_taken_up(item: Item, link: Link | None) -> Part | None:
    """How much of an item a reply takes up; None where it likelier does nothing about it.

    All of it only where it is likelier than not that it is settled: an answer to another question closes nothing.
    """
    if link is None or link.likely < TAKEN_UP_FROM:
        return None
    settled = sum(link.ways.get(way, 0.0) for way in SETTLES[item.kind])
    fits = link.span is None or item.kind is not ItemKind.QUESTION or can_answer(item.span.quote, link.span.turn.text)
    return Part.WHOLE if settled >= (TAKEN_UP_FROM if fits else SURE_FROM) else Part.PARTLY


class Linker(Protocol):
    """Says which of the open items a reply takes up, and how."""

    def link(self, items: Sequence[Item], reply: Turn, before: Sequence[Turn]) -> tuple[Link, ...]:
        """One link for each item, in the same order."""

    def repeats(self, items: Sequence[Item], reading: Reading, before: Sequence[Turn]) -> Mapping[str, str]:
        """Which of these items the concerns of a reading say again, by the concern's id; what is new is left out."""
