"""Notices what a team has asked to be notified of, in a conversation that was just read."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.errors import NotFound
from heard.history.missed import asks_for_promise
from heard.history.promises.risk import promise_at_risk
from heard.settings import Settings
from heard.storage.access.visible import places
from heard.storage.conversations import others_of_customer
from heard.storage.happening.notices import notice, noticed
from heard.storage.happening.notified import Notified
from heard.storage.outgoing.deliveries import note_mails
from heard.storage.quality.reasons import weigh
from heard.storage.schema import CONVERSATION
from heard.storage.store import Store
from heard.wiring.outgoing.mails import addressees

# A notice calls somebody away from other work: it has to be right more often than not.
SURE_ENOUGH = 0.6
# In so many of the customer's other conversations a promise is looked for that they come back for.
MOST_EARLIER = 5


def notice_in(
    store: Store, settings: Settings, conversation_id: int, conversation: Conversation, review: Mapping[str, Any]
) -> bool:
    """Write down what shows for the first time in a conversation, and whom mail tells of it; whether there was any.

    `review` is its `heard.review/1`.
    """
    if not settings.notified:
        return False
    with store.reading() as session:
        wanted = settings.notified - noticed(session, conversation_id)
        # Once somebody has replied, they have seen what the customer came for.
        looks_back = Notified.PROMISE_AT_RISK in wanted and not any(conversation.by(Role.AGENT))
        before = others_of_customer(session, conversation_id, most=MOST_EARLIER) if looks_back else ()
    shown = shown_in(conversation, review, wanted, before)
    if not shown:
        return False
    with store.writing() as session:
        place = places(session, [conversation_id]).get(conversation_id)
        if place is None:
            raise NotFound(f"There is no conversation {conversation_id}.")
        to = addressees(session, settings, place)
        for signal in sorted(shown.keys() - noticed(session, conversation_id)):
            note_mails(session, notice(session, conversation_id, signal, shown[signal]), to)
        weigh(session, CONVERSATION.c.id == conversation_id)
    return True


def shown_in(
    conversation: Conversation,
    review: Mapping[str, Any],
    wanted: Collection[Notified],
    before: Sequence[Conversation] = (),
) -> dict[Notified, str]:
    """The turn in which each first shows, by a `heard.review/1` and the customer's conversations before this one."""
    shown: dict[Notified, str] = {}
    for reading in review["readings"] if wanted else ():
        for signal in reading["signals"]:
            named = next((each for each in wanted if each.value == signal["signal"]), None)
            if named and signal["confidence"] >= SURE_ENOUGH:
                shown.setdefault(named, reading["turn_id"])
    if Notified.PROMISE_AT_RISK in wanted:
        promise = promise_at_risk(conversation)
        turn = promise.passage.span.turn if promise else asks_for_promise(conversation, before)
        shown |= {Notified.PROMISE_AT_RISK: turn.id} if turn else {}
    return shown
