"""Notices: events that tell of a signal, once for each conversation and signal, for people who may see it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

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
    chosen = _within(select(EVENT), reach)
    if before is not None:
        chosen = chosen.where(EVENT.c.id < before)
    rows = session.connection.execute(chosen.order_by(EVENT.c.id.desc()).limit(most))
    return [event_from(row) for row in rows]


def count_new(session: Session, reach: Reach, *, after: int, most: int) -> int:
    """How many notices of conversations within reach came after a number; counted no further than `most`."""
    new = _within(select(EVENT.c.id), reach).where(EVENT.c.id > after).limit(most)
    return session.connection.execute(select(func.count()).select_from(new.subquery())).scalar_one()


def _within(chosen: Select[Any], reach: Reach) -> Select[Any]:
    joined = chosen.join(CONVERSATION, CONVERSATION.c.id == EVENT.c.conversation_id)
    return joined.where(EVENT.c.type == EventType.SIGNAL.value, reach.condition())
