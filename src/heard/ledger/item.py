"""An item of the ledger: one thing a customer voiced, and the replies that took it up."""

from dataclasses import dataclass, replace
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.customer.concern import Concern
from heard.customer.feeling import Feeling, FeelingName
from heard.errors import InvalidValue


class ItemKind(StrEnum):
    """What was voiced: a feeling, or one of the four kinds of concern."""

    FEELING = "feeling"
    PROBLEM = "problem"
    QUESTION = "question"
    REQUEST = "request"
    IMPACT = "impact"


class Way(StrEnum):
    """How a reply takes an item up."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    ACT = "act"
    ASK = "ask"
    DEFER = "defer"


class Part(StrEnum):
    """Whether a take-up settles the item or leaves some of it open."""

    WHOLE = "whole"
    PARTLY = "partly"


class ItemState(StrEnum):
    """Where an item stands: nobody has replied yet, replies passed it over, took up some of it, or all."""

    WAITING = "waiting"
    PASSED_OVER = "passed_over"
    PARTLY = "partly"
    TAKEN_UP = "taken_up"


# A feeling or a cost is heard once somebody says so. A problem, question or request wants more than that:
# "we have noted your question" is no answer.
SETTLES = {
    ItemKind.FEELING: frozenset(Way),
    ItemKind.IMPACT: frozenset(Way),
    ItemKind.PROBLEM: frozenset({Way.ANSWER, Way.ACT}),
    ItemKind.QUESTION: frozenset({Way.ANSWER}),
    ItemKind.REQUEST: frozenset({Way.ANSWER, Way.ACT}),
}

# A concern said over and over weighs as much as a strong feeling, and no more.
HEAVIEST = 3
# What is taken up in part counts half.
CREDIT = {Part.WHOLE: 1.0, Part.PARTLY: 0.5}


@dataclass(frozen=True, slots=True)
class TakeUp:
    """A reply that took an item up; `late` when an earlier reply could have and did not."""

    turn_id: str
    how: Way
    part: Part
    late: bool
    confidence: float
    span: Span | None = None

    def __post_init__(self) -> None:
        check_confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Item:
    """One feeling or concern, with the words that voiced it last, and where it was voiced before (`also`).

    `weight` counts in the heard rate: the intensity of a feeling (0 for pleasant ones), 1 for a concern and one more
    for each time it was said again, up to 3.
    `replied` says whether any reply has followed it.
    """

    id: str
    kind: ItemKind
    span: Span
    weight: int
    confidence: float
    feeling: FeelingName | None = None
    also: tuple[Span, ...] = ()
    taken_up: tuple[TakeUp, ...] = ()
    replied: bool = False

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
        if self.weight < 0:
            raise InvalidValue(f"Item {self.id} cannot weigh {self.weight}; the least is 0.")
        if (self.kind is ItemKind.FEELING) != (self.feeling is not None):
            raise InvalidValue(f"Item {self.id} is a {self.kind} and cannot name {self.feeling} as its feeling.")
        if self.taken_up and not self.replied:
            raise InvalidValue(f"Item {self.id} cannot be taken up before a reply has followed it.")

    @property
    def state(self) -> ItemState:
        """Where the item stands after the replies so far."""
        if any(take_up.part is Part.WHOLE for take_up in self.taken_up):
            return ItemState.TAKEN_UP
        if self.taken_up:
            return ItemState.PARTLY
        return ItemState.PASSED_OVER if self.replied else ItemState.WAITING

    @property
    def credit(self) -> float:
        """How much of it has been taken up, 0..1."""
        return max((CREDIT[take_up.part] for take_up in self.taken_up), default=0.0)

    @property
    def open(self) -> bool:
        """Whether something of it still wants to be taken up."""
        return self.weight > 0 and self.state is not ItemState.TAKEN_UP

    def after_reply(self, take_up: TakeUp | None) -> "Item":
        """The item once one more reply has followed, with what that reply did about it."""
        return replace(self, taken_up=(*self.taken_up, *filter(None, [take_up])), replied=True)


def open_feeling(feeling: Feeling) -> Item:
    """The item that a feeling opens; pleasant feelings weigh nothing."""
    weight = 0 if feeling.name.pleasant else feeling.intensity
    item_id = f"f{feeling.span.turn_id}.{feeling.name}"
    return Item(item_id, ItemKind.FEELING, feeling.span, weight, feeling.confidence, feeling.name)


def open_concern(concern: Concern, said_before: Item | None = None) -> Item:
    """The item that a concern opens, under the concern's own id.

    One that says an item again weighs one more. Where nobody had taken that item up it is still the same item, under
    the id and of the kind that it has; else it is a new one, which keeps where it was said the time before.
    """
    item = Item(concern.id, ItemKind(concern.kind.value), concern.span, 1, concern.confidence)
    if said_before is None:
        return item
    again = replace(item, weight=min(HEAVIEST, said_before.weight + 1), also=(said_before.span,))
    if said_before.taken_up:
        return again
    also = (*said_before.also, said_before.span)
    return replace(said_before, span=again.span, weight=again.weight, also=also)
