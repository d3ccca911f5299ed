"""What has happened, in the order of commits: whoever listens reads on from the last event they know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select

from heard.storage.schema import EVENT
from heard.storage.store import Session

SCHEMA = "heard.event/1"
# The channel of PostgreSQL on which processes call each other.
CALL = "heard"
# What details call the number of webhooks that it took for an event to happen; it goes out beside the event.
HOPS = "hops"
MADE = insert(EVENT).returning(EVENT.c.id, sort_by_parameter_order=True)


class EventType(StrEnum):
    """What may happen to a conversation."""

    TURNS = "conversation.turns"
    SIGNAL = "conversation.signal"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `seq` counts up and is never given twice. `details` name turns and hold no words."""

    seq: int
    at: datetime
    type: EventType
    conversation_id: int
    details: Mapping[str, Any]


def happened(session: Session, type_: EventType, conversation_id: int, details: Mapping[str, Any]) -> int:
    """Write an event down, in the transaction of what it tells of; its number."""
    return all_happened(session, type_, [(conversation_id, details)])[0]


def all_happened(session: Session, type_: EventType, told: Sequence[tuple[int, Mapping[str, Any]]]) -> Sequence[int]:
    """Write down an event for each conversation that something is told of; their numbers."""
    rows = [{"at": session.at, "type": type_, "conversation_id": id_, "details": dict(each)} for id_, each in told]
    if not rows:
        return ()
    numbers = session.connection.execute(MADE, rows).scalars().all()
    if session.connection.dialect.name == "postgresql":
        # Other processes are told at the commit, and read what is new themselves.
        session.connection.execute(select(func.pg_notify(CALL, "")))
    return numbers


def events_after(session: Session, seq: int, *, of: int | None = None, most: int = 500) -> Sequence[Event]:
    """Events after a number, the oldest first, perhaps of one conversation; at most so many."""
    chosen = select(EVENT).where(EVENT.c.id > seq).order_by(EVENT.c.id).limit(most)
    if of is not None:
        chosen = chosen.where(EVENT.c.conversation_id == of)
    return [event_from(row) for row in session.connection.execute(chosen)]


def event_from(row: Any) -> Event:  # noqa: ANN401 - a row of whatever query has the columns
    """The event of a row."""
    return Event(row.id, row.at, EventType(row.type), row.conversation_id, row.details)


def event_to_wire(event: Event) -> dict[str, Any]:
    """An event as `heard.event/1`, by which it goes out: it names turns and holds no words."""
    return {
        "schema": SCHEMA,
        "id": f"event-{event.seq}",
        "seq": event.seq,
        "at": event.at.isoformat(),
        "type": event.type,
        "conversation_id": event.conversation_id,
        "data": {name: value for name, value in event.details.items() if name != HOPS},
    }


def newest_event(session: Session) -> int:
    """The number of the newest event; 0 before the first."""
    return int(session.connection.execute(select(func.coalesce(func.max(EVENT.c.id), 0))).scalar_one())


def is_kept_after(session: Session, seq: int) -> bool:
    """Whether nothing that happened after a number has gone past its retention; in doubt it has."""
    oldest = select(func.min(EVENT.c.id)).where(EVENT.c.type == EventType.TURNS.value)
    kept = session.connection.execute(oldest).scalar()
    return seq >= newest_event(session) or (kept is not None and kept <= seq + 1)
