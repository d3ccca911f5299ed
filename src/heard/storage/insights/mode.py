"""Quality mode, and what was put before agents: facts that decide from when on a lead sees figures of one agent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, func, insert, select, update

from heard.storage.rated import FIRST_SEEN, MODE, MODE_READ
from heard.storage.schema import USER
from heard.storage.store import Session


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether leads see figures of single agents, since when, who said so and why."""

    id: int
    quality: bool
    reason: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """When an agent first opened the figures of a month that was over, and since when they share them."""

    opened: datetime | None = None
    shared: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Whose figures: a user's, of one team, in the month with this first day (date.toordinal)."""

    user: int
    team: int
    month: int

    def values(self) -> dict[str, int]:
        """The columns it is known by."""
        return {"user_id": self.user, "team_id": self.team, "month": self.month}


def mode_in_force(session: Session) -> Mode | None:
    """What was said last; None before anybody has said anything, when Heard is there for coaching alone."""
    columns = MODE.c.id, MODE.c.quality, MODE.c.reason, USER.c.name, MODE.c.at
    chosen = select(*columns).outerjoin(USER, USER.c.id == MODE.c.by_id).order_by(MODE.c.id.desc()).limit(1)
    row = session.connection.execute(chosen).first()
    return None if row is None else Mode(*row)


def switch_mode(session: Session, by: int, reason: str, *, quality: bool) -> None:
    """Have leads see figures of single agents from now on, or nothing any more."""
    session.connection.execute(insert(MODE).values(quality=quality, reason=reason, by_id=by, at=session.at))


def has_read(session: Session, user: int, mode: int) -> bool:
    """Whether a user was told of a mode."""
    told = select(MODE_READ.c.at).where(MODE_READ.c.user_id == user, MODE_READ.c.mode_id == mode)
    return session.connection.execute(told).first() is not None


def note_read(session: Session, user: int, mode: int) -> None:
    """Write down that a user was told of a mode; the first time stays."""
    made = session.insert(MODE_READ).values(user_id=user, mode_id=mode, at=session.at)
    session.connection.execute(made.on_conflict_do_nothing())


def seen_of(session: Session, team: int, month: int) -> Mapping[int, Seen]:
    """What was opened and shared of a team and a month, by user."""
    of_it = FIRST_SEEN.c.team_id == team, FIRST_SEEN.c.month == month
    columns = FIRST_SEEN.c.user_id, FIRST_SEEN.c.opened_at, FIRST_SEEN.c.shared_at
    return {row[0]: Seen(row[1], row[2]) for row in session.connection.execute(select(*columns).where(*of_it))}


def open_page(session: Session, page: Page) -> None:
    """Write down that a user has opened their own figures; the first time stays."""
    _note(session, page, FIRST_SEEN.c.opened_at)


def share_page(session: Session, page: Page) -> None:
    """Have the lead see them; the first time stays."""
    _note(session, page, FIRST_SEEN.c.shared_at)


def unshare_page(session: Session, page: Page) -> None:
    """Share them no more."""
    of_it = (FIRST_SEEN.c[name] == value for name, value in page.values().items())
    session.connection.execute(update(FIRST_SEEN).where(*of_it).values(shared_at=None))


def _note(session: Session, page: Page, column: Column[datetime]) -> None:
    made = session.insert(FIRST_SEEN).values({**page.values(), column.name: session.at})
    first = func.coalesce(column, made.excluded[column.name])
    keys = list(page.values())
    session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_={column.name: first}))
