"""Experiments as they were registered: their plans are never changed, only ended early."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Integer, Row, Select, Table, insert, select, update

from heard.storage.columns import UtcTime, Words
from heard.storage.schema import KEY, METADATA, USER, key
from heard.storage.store import Session

# `until` is the day after the last one, counted as in `figures`, so that those at work are found.
EXPERIMENT = Table(
    "experiment",
    METADATA,
    key(),
    Column("plan", JSON, nullable=False),
    Column("until", Integer, nullable=False, index=True),
    Column("by_id", KEY, ForeignKey("user.id", ondelete="SET NULL")),
    Column("at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_because", Words),
)


@dataclass(frozen=True, slots=True)
class Registered:
    """A plan as it was registered, by whom, and when and why it was ended before its time."""

    id: int
    plan: Mapping[str, Any]
    by: str | None
    at: datetime
    ended_at: datetime | None
    ended_because: str | None


def add_registered(session: Session, plan: Mapping[str, Any], *, until: date, by: int) -> int:
    """The key of a plan that is registered now."""
    row = insert(EXPERIMENT).values(plan=dict(plan), until=until.toordinal(), by_id=by, at=session.at)
    return int(session.connection.execute(row.returning(EXPERIMENT.c.id)).scalar_one())


def registered(session: Session, id_: int) -> Registered | None:
    """One of them, if there is one of this key."""
    row = session.connection.execute(_chosen().where(EXPERIMENT.c.id == id_)).first()
    return None if row is None else _registered(row)


def all_registered(session: Session) -> Sequence[Registered]:
    """All of them, the newest first."""
    return [_registered(row) for row in session.connection.execute(_chosen().order_by(EXPERIMENT.c.id.desc()))]


def registered_after(session: Session, day: date) -> Sequence[Registered]:
    """Those whose last day is this or a later one, and that nobody has ended."""
    late = EXPERIMENT.c.until > day.toordinal(), EXPERIMENT.c.ended_at.is_(None)
    return [_registered(row) for row in session.connection.execute(_chosen().where(*late))]


def end_registered(session: Session, id_: int, because: str) -> None:
    """Write down that it is ended now, and why."""
    ended = update(EXPERIMENT).where(EXPERIMENT.c.id == id_)
    session.connection.execute(ended.values(ended_at=session.at, ended_because=because))


def _chosen() -> Select[Any]:
    return select(EXPERIMENT, USER.c.name.label("by")).outerjoin(USER, USER.c.id == EXPERIMENT.c.by_id)


def _registered(row: Row[Any]) -> Registered:
    return Registered(**{name: getattr(row, name) for name in Registered.__slots__})
