"""A conversation in one plain sentence, and what keeps it from having one."""

from collections.abc import Sequence

from heard.ledger.figures import heard_rate
from heard.ledger.item import Item, ItemState
from heard.scoring.plain import shorten
from heard.scoring.review import Review

# A conversation of fewer words, in which nothing was voiced, gets no verdict.
FEWEST_WORDS = 10


def summarise(review: Review) -> str:
    """What was voiced, what was taken up, and the heaviest thing that was not."""
    reason = not_scored(review)
    if reason:
        return f"Not scored: {reason}."
    items = [item for item in review.ledger.items if item.weight and item.state is not ItemState.WAITING]
    heard = sum(item.state in {ItemState.TAKEN_UP, ItemState.PARTLY} for item in items)
    unheard = review.ledger.still_unheard
    if not items:
        return "Nothing was voiced that a reply could take up."
    if not unheard:
        return _all_taken_up(items)
    return f"{heard} of {len(items)} things voiced were taken up; still unheard: {describe(unheard[0])}."


def _all_taken_up(items: Sequence[Item]) -> str:
    partly = sum(item.state is ItemState.PARTLY for item in items)
    if len(items) == 1:
        return f"The one thing voiced was taken up{' in part' * partly}."
    return f"All {len(items)} things voiced were taken up{f', {partly} of them in part' if partly else ''}."


def not_scored(review: Review) -> str | None:
    """Why a conversation has no figures, or None if it has."""
    if not review.readings:
        return "no customer turn"
    languages = sorted({reading.language for reading in review.readings if reading.language})
    if languages and all(reading.language for reading in review.readings):
        return f"language: {', '.join(languages)}"
    if not review.replies:
        return "no reply yet"
    if heard_rate(review.ledger).value is None and all(reply.heard is None for reply in review.replies):
        return review.replies[-1].not_scored
    return "not enough was said" if _says_too_little(review) else None


def _says_too_little(review: Review) -> bool:
    """Whether nothing was voiced, in so few words that this tells nothing."""
    words = sum(len(turn.text.split()) for turn in review.conversation.turns)
    return not any(item.weight for item in review.ledger.items) and words < FEWEST_WORDS


def describe(item: Item) -> str:
    """An item in a few words: "worry (“my rent is due”)"."""
    return f"{item.feeling or item.kind} (“{shorten(item.span)}”)"
