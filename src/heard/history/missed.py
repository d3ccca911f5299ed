"""Promises that a customer comes back for: made in an earlier conversation, due by now, and told not to be done."""

from collections.abc import Sequence
from datetime import date, timedelta

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.history.outcome import is_missed
from heard.history.promises.mention import done_within
from heard.history.promises.promise import Promise, find_promises
from heard.history.story import said_at

# What was due longer ago is another matter by now, or was settled where Heard does not see it.
WAITED_FOR = timedelta(days=60)


def asks_for_promise(conversation: Conversation, before: Sequence[Conversation]) -> Turn | None:
    """The turn by which a customer comes back for a promise made to them before; None once somebody has replied."""
    last = conversation.turns[-1] if conversation.turns else None
    at = said_at(conversation, last) if last and last.role is Role.CUSTOMER else None
    if at is None or any(conversation.by(Role.AGENT)):
        return None
    asks = any(is_missed(promise, conversation) for each in before for promise in _due(each, at.date()))
    return last if asks else None


def _due(conversation: Conversation, today: date) -> list[Promise]:
    """The promises of a conversation whose day has come, and of which it does not tell that they were kept."""
    return [
        promise
        for promise in find_promises(conversation)
        if promise.due and today - WAITED_FOR <= promise.due <= today and done_within(conversation, promise) is None
    ]
