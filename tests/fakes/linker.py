"""A linker that takes an item for taken up when the reply repeats its words."""

from collections.abc import Mapping, Sequence

from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.ledger.item import Item
from heard.ledger.linker import Link
from tests.fakes.words import WAYS, confidence, find, foreign


class FakeLinker:
    """Links by repeated words, in the ways of tests/fakes/words.py."""

    def link(self, items: Sequence[Item], reply: Turn, before: Sequence[Turn]) -> tuple[Link, ...]:  # noqa: ARG002 - the protocol offers it
        """A link for each item."""
        unread = foreign(reply)
        return tuple(Link(item.id, {}) if unread else _link(item, reply) for item in items)

    def repeats(self, items: Sequence[Item], reading: Reading, before: Sequence[Turn]) -> Mapping[str, str]:  # noqa: ARG002 - the protocol offers it
        """A concern says the last item again whose words it repeats, unless the turn says that it is a new one."""
        return {
            concern.id: item.id
            for concern in reading.concerns
            for item in items
            if item.span.quote.lower() == concern.span.quote.lower() and "another" not in reading.turn.text
        }


def _link(item: Item, reply: Turn) -> Link:
    span = find(item.span.quote.lower(), reply)
    if span is None:
        return Link(item.id, {})
    how = next(way for words, way in WAYS.items() if words in reply.text.lower())
    return Link(item.id, {how: confidence(reply.text)}, span)
