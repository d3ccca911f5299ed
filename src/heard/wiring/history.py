"""Puts the shipped model behind what history hears, and the store before it."""

from collections.abc import Container
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from heard.conversation.conversation import Conversation
from heard.history.ear import Ear, teach_ear
from heard.history.history import History, read_history
from heard.history.matter import DAYS
from heard.history.story import Story, begun_at
from heard.storage.conversations import load, page
from heard.storage.store import Session
from heard.wiring.model import review, shipped_model

# As many as anybody remembers; a "guest" of a source may have thousands.
MOST_READ = 50
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@cache
def shipped_ear() -> Ear:
    """The ear for openings, taught with the shipped model on first use and then kept; a few seconds."""
    return teach_ear(shipped_model().listener)


def history_of(session: Session, customer_id: int, *, only: Container[int] | None = None, days: int = DAYS) -> History:
    """What the store holds of a customer, read: what comes back, what was promised, how they like to be dealt with.

    Of very many conversations the last are read, and those in `only` where somebody sees no others. Each goes by its
    key in the store, since two sources may use one id.
    """
    conversations: list[Conversation] = []
    after = 0
    while keys := page(session, after=after, of_customer=customer_id):
        read = [key for key in keys if only is None or key in only]
        conversations += [replace(load(session, key), id=str(key)) for key in read]
        after = keys[-1]
    conversations.sort(key=lambda each: (begun_at(each) or BEFORE_ALL, int(each.id)))
    return read_history(Story(tuple(map(review, conversations[-MOST_READ:]))), shipped_ear(), days=days)
