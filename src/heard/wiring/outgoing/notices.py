"""Notices what a team has asked to be notified of, in a conversation that was just read."""

from collections.abc import Collection, Mapping
from typing import Any

from heard.conversation.conversation import Conversation
from heard.errors import NotFound
from heard.history.promises.risk import promise_at_risk
from heard.storage.access.visible import places
from heard.storage.happening.notices import notice, noticed
from heard.storage.happening.notified import Notified
from heard.storage.store import Store

# A notice calls somebody away from other work: it has to be right more often than not.
SURE_ENOUGH = 0.6


def notice_in(store: Store, conversation_id: int, shown: Mapping[Notified, str]) -> bool:
    """Write down what shows for the first time in a conversation; whether there was anything."""
    if not shown:
        return False
    with store.reading() as session:
        new = shown.keys() - noticed(session, conversation_id)
    if not new:
        return False
    with store.writing() as session:
        if conversation_id not in places(session, [conversation_id]):
            raise NotFound(f"There is no conversation {conversation_id}.")
        for signal in sorted(new - noticed(session, conversation_id)):
            notice(session, conversation_id, signal, shown[signal])
    return True


def shown_in(
    conversation: Conversation, review: Mapping[str, Any], wanted: Collection[Notified]
) -> dict[Notified, str]:
    """The turn in which each first shows, by a `heard.review/1`."""
    shown: dict[Notified, str] = {}
    for reading in review["readings"] if wanted else ():
        for signal in reading["signals"]:
            named = next((each for each in wanted if each.value == signal["signal"]), None)
            if named and signal["confidence"] >= SURE_ENOUGH:
                shown.setdefault(named, reading["turn_id"])
    if Notified.PROMISE_AT_RISK in wanted and (promise := promise_at_risk(conversation)):
        shown[Notified.PROMISE_AT_RISK] = promise.passage.span.turn.id
    return shown
