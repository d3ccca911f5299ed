"""Annotations: a day of a team, or of all, and what happened on it, so that figures are read together with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Row,
    Select,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from heard.errors import Conflict, NotFound
from heard.storage.access.reach import Reach
from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, TEAM, USER, key
from heard.storage.store import Session

# More than these nobody can read beside a trend.
MOST = 2_000
# For so long what was removed can be brought back.
KEPT = timedelta(days=1)

# A day is counted from the first of January of the year 1; without a team it is of all of them.
ANNOTATION = Table(
    "annotation",
    METADATA,
    key(),
    Column("day", Integer, nullable=False, index=True),
    Column("team_id", KEY, ForeignKey("team.id", ondelete=GONE_WITH_IT), index=True),
    Column("text", Words, nullable=False),
    Column("by_id", KEY, ForeignKey("user.id", ondelete="SET NULL")),
    Column("at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A day, what happened on it, and of which team; without one, of all."""

    id: int
    day: date
    text: str
    team_id: int | None
    team: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """Which annotations: those within a reach and those of all teams, from a day up to before another, of a team."""

    reach: Reach
    since: date = date.min
    until: date = date.max
    team: int | None = None

    def conditions(self) -> Sequence[ColumnElement[bool]]:
        """What a query over annotations has to fulfil."""
        of_all, team = ANNOTATION.c.team_id.is_(None), ANNOTATION.c.team_id
        days = ANNOTATION.c.day >= self.since.toordinal(), ANNOTATION.c.day < self.until.toordinal()
        within = true() if self.reach.everything else or_(of_all, team.in_(self.reach.teams))
        return (*days, within, true() if self.team is None else or_(of_all, team == self.team))


def annotations(session: Session, look: Look) -> Sequence[Annotation]:
    """Those that are looked for, by their day."""
    chosen = _chosen().where(*look.conditions(), ANNOTATION.c.removed_at.is_(None))
    rows = session.connection.execute(chosen.order_by(ANNOTATION.c.day, ANNOTATION.c.id))
    return [_annotation(row) for row in rows]


def find_annotation(session: Session, id_: int, reach: Reach) -> Annotation:
    """One of them, be it removed; NotFound where there is none of this key, or it is not for them to see."""
    row = session.connection.execute(_chosen().where(*Look(reach).conditions(), ANNOTATION.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no annotation {id_}.")
    return _annotation(row)


def add_annotation(session: Session, user: int, day: date, text: str, *, team: int | None) -> int:
    """The key of a new one; Conflict where there are too many."""
    session.connection.execute(delete(ANNOTATION).where(ANNOTATION.c.removed_at < session.at - KEPT))
    if session.connection.execute(select(func.count()).select_from(ANNOTATION)).scalar_one() >= MOST:
        raise Conflict(f"There are {MOST:,} annotations, which is as many as there can be; remove one first.")
    values = {"day": day.toordinal(), "text": text, "team_id": team, "by_id": user, "at": session.at}
    return int(session.connection.execute(insert(ANNOTATION).values(values).returning(ANNOTATION.c.id)).scalar_one())


def change_annotation(session: Session, id_: int, day: date, text: str) -> None:
    """Have it say something else."""
    _change(session, id_, day=day.toordinal(), text=text)


def remove_annotation(session: Session, id_: int) -> None:
    """Show it no more; for a day it can be brought back."""
    _change(session, id_, removed_at=session.at)


def restore_annotation(session: Session, id_: int) -> None:
    """Show one that was removed again."""
    _change(session, id_, removed_at=None)


def _change(session: Session, id_: int, **values: object) -> None:
    session.connection.execute(update(ANNOTATION).where(ANNOTATION.c.id == id_).values(**values))


def _chosen() -> Select[Any]:
    own = [ANNOTATION.c[name] for name in ("id", "day", "text", "team_id")]
    return (
        select(*own, TEAM.c.name.label("team"), USER.c.name.label("by"))
        .outerjoin(TEAM, TEAM.c.id == ANNOTATION.c.team_id)
        .outerjoin(USER, USER.c.id == ANNOTATION.c.by_id)
    )


def _annotation(row: Row[Any]) -> Annotation:
    return Annotation(row.id, date.fromordinal(row.day), row.text, row.team_id, row.team, row.by)
