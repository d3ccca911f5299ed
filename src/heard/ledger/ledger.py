"""The ledger: what was voiced in a conversation so far, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from types import MappingProxyType

from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.ledger.item import Item, ItemKind, ItemState, TakeUp, open_concern, open_feeling
from heard.ledger.linker import Link, part_taken_up

# A reply is held against this many of the latest open items: people answer what was said lately.
REACH = 24
# Open items are looked for among this many of the latest, so that a conversation of thousands of turns stays linear.
MEMORY = 120
NOTHING_REPEATED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ledger:
    """All items in the order they were voiced last; each step returns a new ledger and changes none."""

    items: tuple[Item, ...] = ()

    def after_customer(self, reading: Reading, repeats: Mapping[str, str] = NOTHING_REPEATED) -> "Ledger":
        """The ledger once a customer turn has been read: its feelings and concerns are open.

        `repeats` names, by the id of a concern, the item that it says again. One that nobody has taken up is voiced
        again, and weighs more; one that was taken up is open once more, as an item of its own: nothing was settled.
        What had been taken up in part weighs nothing from then on, since the new item stands for it.
        """
        again = self._said_again(reading, repeats)
        opened = [
            *(open_concern(concern, again.get(concern.id)) for concern in reading.concerns),
            *map(open_feeling, reading.feelings),
        ]
        moved = {item.id for item in again.values() if not item.taken_up}
        stood_for = {item.id for item in again.values() if item.state is ItemState.PARTLY}
        kept = [
            replace(item, weight=0) if item.id in stood_for else item for item in self.items if item.id not in moved
        ]
        return Ledger((*kept, *sorted(opened, key=lambda item: item.span.start)))

    def _said_again(self, reading: Reading, repeats: Mapping[str, str]) -> dict[str, Item]:
        """The items that concerns of a reading say again, each by the first concern that does."""
        known = {item.id: item for item in self.items if repeats}
        again: dict[str, Item] = {}
        for concern in reading.concerns:
            item = known.pop(repeats.get(concern.id, ""), None)
            if item is not None:
                again[concern.id] = item
        return again

    def within_reach(self) -> tuple[Item, ...]:
        """The open items that the next reply is held against, oldest first."""
        latest = (item for item in reversed(self.items[-MEMORY:]) if item.open)
        return tuple(islice(latest, REACH))[::-1]

    def after_reply(self, reply: Turn, links: Iterable[Link]) -> "Ledger":
        """The ledger once a reply has followed: what it takes up is noted, all else was passed over."""
        by_item = {link.item_id: link for link in links}
        fresh = sum(1 for _ in takewhile(lambda item: item.also or not item.replied, reversed(self.items)))
        first = max(0, len(self.items) - max(MEMORY, fresh))
        noted = (_noted(item, reply, by_item.get(item.id)) for item in self.items[first:])
        return Ledger((*self.items[:first], *noted))

    def concerns_within_reach(self) -> tuple[Item, ...]:
        """The latest concerns, open or not, that the customer may be saying again, oldest first."""
        latest = (item for item in reversed(self.items[-MEMORY:]) if item.kind is not ItemKind.FEELING and item.weight)
        return tuple(islice(latest, REACH))[::-1]

    @property
    def still_unheard(self) -> tuple[Item, ...]:
        """The items that replies have passed over, heaviest first."""
        passed = [item for item in self.items if item.open and item.state is ItemState.PASSED_OVER]
        return tuple(sorted(passed, key=lambda item: -item.weight))

    @property
    def waiting(self) -> tuple[Item, ...]:
        """The items that no reply has followed yet."""
        return tuple(item for item in self.items if item.open and item.state is ItemState.WAITING)


def _noted(item: Item, reply: Turn, link: Link | None) -> Item:
    if link is None and item.replied:
        return item
    return item.after_reply(_take_up(item, reply, link))


def _take_up(item: Item, reply: Turn, link: Link | None) -> TakeUp | None:
    part = part_taken_up(item, link)
    if link is None or part is None:
        return None
    late = item.replied and not item.taken_up
    return TakeUp(reply.id, link.likeliest_as(part, item.kind), part, late, round(link.likely, 3), link.span)
