"""A moment: one reply with all that came before it, read once and frozen."""

from dataclasses import dataclass
from math import sqrt

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.feeling import Feeling
from heard.customer.reading import Reading
from heard.errors import InvalidValue
from heard.ledger.item import Item, ItemKind, Part
from heard.ledger.linker import Link, part_taken_up
from heard.rubric.listener import Sentence

# What is missing is shown at the start of the reply, in as many words as docs/codebook.md quotes for it.
OPENING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """One agent reply and what it answers.

    `readings` are the customer turns since the reply before this one; `items` are all open items within reach, and
    `links` say in the same order how likely the reply takes each of them up.
    """

    reply: Turn
    before: tuple[Turn, ...] = ()
    readings: tuple[Reading, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def __post_init__(self) -> None:
        if any(sentence.span.turn_id != self.reply.id for sentence in self.sentences):
            raise InvalidValue(f"The moment of reply {self.reply.id} quotes another turn.")

    @property
    def feelings(self) -> tuple[Feeling, ...]:
        """The unpleasant feelings that the customer showed since the last reply."""
        return tuple(feeling for reading in self.readings for feeling in reading.unpleasant)

    @property
    def fresh(self) -> tuple[Item, ...]:
        """The open items that were voiced, or voiced again, since the last reply."""
        turns = {reading.turn.id for reading in self.readings}
        return tuple(item for item in self.items if item.span.turn_id in turns)

    def asks(self, *kinds: ItemKind) -> tuple[Item, ...]:
        """The open items of these kinds, voiced lately or not."""
        return tuple(item for item in self.items if item.kind in kinds)

    def likely_takes_up(self, item: Item) -> float:
        """How likely the reply takes this item up in any way, 0..1."""
        link = self._link(item)
        return link.likely if link else 0.0

    def part_taken_up(self, item: Item) -> Part | None:
        """How much of this item the reply takes up; None where it likelier does nothing about it."""
        return part_taken_up(item, self._link(item))

    def _link(self, item: Item) -> Link | None:
        return next((link for link in self.links if link.item_id == item.id), None)

    def as_silent_as(self, passed_over: float, behaviour_id: str) -> float:
        """How sure a silence is, 0..1: the ledger's likelihood and the model's own ear for it, their geometric mean.

        Either alone is worse on the development split: the ledger misses what it has not linked, and sentences do not
        know what was asked. Where the model does not know the behaviour, the ledger decides.
        """
        heard = [sentence.says(behaviour_id) for sentence in self.sentences if behaviour_id in sentence.probabilities]
        return round(sqrt(passed_over * max(heard)) if heard else passed_over, 3)

    def opening_words(self, count: int = OPENING_WORDS) -> Span:
        """The first words of the reply, as the place to point at when something is missing."""
        first = self.sentences[0].span if self.sentences else Span(self.reply, 0, len(self.reply.text))
        words = first.quote.split()[:count]
        end = first.start
        for word in words:
            end = self.reply.text.index(word, end) + len(word)
        return Span(self.reply, first.start, end)
