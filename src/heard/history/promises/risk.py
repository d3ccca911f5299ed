"""A promise at risk: the day has come, the customer writes, and nobody has answered since it was made."""

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.history.promises.promise import Promise, find_promises
from heard.history.story import said_at


def promise_at_risk(conversation: Conversation) -> Promise | None:
    """The first promise of the last reply that was due when the customer wrote after it; None if none was."""
    last = conversation.turns[-1] if conversation.turns else None
    at = said_at(conversation, last) if last and last.role is Role.CUSTOMER else None
    *_, reply = None, *conversation.by(Role.AGENT)
    if at is None or reply is None:
        return None
    made = (promise for promise in find_promises(conversation) if promise.passage.span.turn is reply)
    return next((promise for promise in made if promise.due and promise.due <= at.date()), None)
