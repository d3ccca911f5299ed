"""Notices: events that tell of a signal, once for each conversation and signal, for people who may see it."""

from collections.abc import Sequence

from sqlalchemy import select

from heard.storage.access.reach import Reach
from heard.storage.happening.events import Event, EventType, event_from, happened
from heard.storage.happening.notified import Notified
from heard.storage.schema import CONVERSATION, EVENT
from heard.storage.store import Session


def noticed(session: Session, conversation_id: int) -> frozenset[Notified]:
    """What was noticed in a conversation already."""
    chosen = select(EVENT.c.details).where(
        EVENT.c.conversation_id == conversation_id, EVENT.c.type == EventType.SIGNAL.value
    )
    return frozenset(Notified(details["signal"]) for details in session.connection.execute(chosen).scalars())


def notice(session: Session, conversation_id: int, signal: Notified, turn_id: str) -> int:
    """Write down that a signal has shown in a turn; the number of the event."""
    return happened(session, EventType.SIGNAL, conversation_id, {"signal": signal.value, "turn_id": turn_id})


def notices(session: Session, reach: Reach, *, before: int | None = None, most: int = 50) -> Sequence[Event]:
    """Notices of conversations within reach, the newest first, from before a number; at most so many."""
    chosen = (
        select(EVENT)
        .join(CONVERSATION, CONVERSATION.c.id == EVENT.c.conversation_id)
        .where(EVENT.c.type == EventType.SIGNAL.value, reach.condition())
    )
    if before is not None:
        chosen = chosen.where(EVENT.c.id < before)
    rows = session.connection.execute(chosen.order_by(EVENT.c.id.desc()).limit(most))
    return [event_from(row) for row in rows]
