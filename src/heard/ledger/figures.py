"""The ledger's figures, as arithmetic over items that a person can check by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.ledger.item import Item, ItemKind, ItemState
from heard.ledger.ledger import Ledger

SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class HeardRate:
    """Weight taken up over weight voiced; items that still wait for a reply count in neither."""

    taken_up: float
    voiced: float
    by_kind: Mapping[ItemKind, "HeardRate"] = field(default_factory=dict)

    @property
    def value(self) -> float | None:
        """Between 0 and 1, or None where nothing was voiced that a reply could take up."""
        return round(self.taken_up / self.voiced, 3) if self.voiced else None


@dataclass(frozen=True, slots=True)
class TimeToAcknowledgement:
    """Replies, and minutes where the source has times, from the first unpleasant feeling to the first word on it."""

    replies: int
    minutes: float | None = None


def heard_rate(ledger: Ledger) -> HeardRate:
    """The heard rate of a whole ledger, with each kind's own beside it."""
    counted = [item for item in ledger.items if item.weight and item.state is not ItemState.WAITING]
    kinds = {kind: [item for item in counted if item.kind is kind] for kind in ItemKind}
    by_kind = {kind: _rate(items) for kind, items in kinds.items() if items}
    whole = _rate(counted)
    return HeardRate(whole.taken_up, whole.voiced, by_kind)


def _rate(items: Iterable[Item]) -> HeardRate:
    items = list(items)
    taken_up = sum((item.weight * item.credit for item in items), start=0.0)
    return HeardRate(taken_up, sum((item.weight for item in items), start=0.0))


def time_to_acknowledgement(ledger: Ledger, conversation: Conversation) -> TimeToAcknowledgement | None:
    """How long the first unpleasant feeling waited for a word on it; None without one, or while it still waits."""
    feelings = (item for item in ledger.items if item.kind is ItemKind.FEELING and item.weight)
    first = next(feelings, None)
    if first is None or not first.taken_up:
        return None
    places = {turn.id: place for place, turn in enumerate(conversation.turns)}
    voiced, answered = places[first.span.turn_id], places[first.taken_up[0].turn_id]
    between = conversation.turns[voiced + 1 : answered + 1]
    replies = sum(turn.role is Role.AGENT for turn in between)
    start, end = conversation.turns[voiced].at, conversation.turns[answered].at
    if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None) or end < start:
        return TimeToAcknowledgement(replies)
    return TimeToAcknowledgement(replies, round((end - start).total_seconds() / SECONDS_A_MINUTE, 1))
