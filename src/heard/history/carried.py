"""What a new conversation should know from the last one: the items that no reply took up, heaviest first."""

from dataclasses import dataclass

from heard.conversation.conversation import Conversation
from heard.customer.feeling import CLEAR
from heard.history.story import Passage, Story, begun_at, passage_of
from heard.ledger.item import Item, ItemKind
from heard.scoring.review import Review

# What is carried into a new conversation is read before the first word: three things are kept in mind, ten are not.
MOST = 3
# A concern that was hardly heard is no ground to bring something up again.
SURE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Carried:
    """An item left unheard in an earlier conversation, with its words and when they were said."""

    item: Item
    passage: Passage


def carried_into(story: Story, conversation: Conversation) -> tuple[Carried, ...]:
    """The items that the last conversation before this one left unheard, heaviest first, at most three.

    They stand beside the new conversation's own ledger and not in it: what is said of its replies stays the same.
    """
    begun = begun_at(conversation)
    earlier = [
        review
        for review in story.reviews
        if review.conversation.id != conversation.id
        and (begun is None or (at := begun_at(review.conversation)) is None or at < begun)
    ]
    return carried_from(earlier[-1]) if earlier else ()


def carried_from(last: Review) -> tuple[Carried, ...]:
    """The items that a conversation left unheard, heaviest first, at most three."""
    left = [item for item in (*last.ledger.still_unheard, *last.ledger.waiting) if _counts(item)]
    ranked = sorted(left, key=lambda item: (-item.weight, -item.confidence))
    return tuple(Carried(item, passage_of(last.conversation, item.span)) for item in ranked[:MOST])


def _counts(item: Item) -> bool:
    """Whether an item is sure and heavy enough, and more than the trouble itself, which the matter already tells."""
    if item.confidence < SURE_ENOUGH or item.kind is ItemKind.PROBLEM:
        return False
    return item.kind is not ItemKind.FEELING or item.weight >= CLEAR
