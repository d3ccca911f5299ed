"""Saved filters of the queue: one's own, and those that leads share with everybody who grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from heard.errors import Conflict, NotFound
from heard.storage.rated import SAVED_FILTER
from heard.storage.schema import USER
from heard.storage.store import Session

MOST = 50


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name, and whose it is."""

    id: int
    name: str
    filter: Mapping[str, Any]
    shared: bool
    user_id: int
    user: str


def saved_filters(session: Session, user: int) -> Sequence[SavedFilter]:
    """Those of a user, then those that others share, by name."""
    columns = [SAVED_FILTER.c[name] for name in ("id", "name", "filter", "shared", "user_id")]
    chosen = select(*[*columns, USER.c.name]).join(USER, USER.c.id == SAVED_FILTER.c.user_id)
    seen = or_(SAVED_FILTER.c.user_id == user, SAVED_FILTER.c.shared)
    others = SAVED_FILTER.c.user_id != user
    rows = session.connection.execute(chosen.where(seen).order_by(others, SAVED_FILTER.c.name, SAVED_FILTER.c.id))
    return [SavedFilter(*row) for row in rows]


def save_filter(session: Session, user: int, name: str, filter_: Mapping[str, Any], *, shared: bool) -> int:
    """Keep a filter under a name, in the place of one's own of this name; Conflict where there are too many."""
    own = SAVED_FILTER.c.user_id == user
    values = {"filter": dict(filter_), "shared": shared, "at": session.at}
    known = session.connection.execute(select(SAVED_FILTER.c.id).where(own, SAVED_FILTER.c.name == name)).scalar()
    if known is not None:
        session.connection.execute(update(SAVED_FILTER).where(SAVED_FILTER.c.id == known).values(values))
        return int(known)
    count = session.connection.execute(select(func.count()).select_from(SAVED_FILTER).where(own)).scalar_one()
    if count >= MOST:
        raise Conflict(f"You have {MOST} saved filters, which is as many as one can have; remove one first.")
    row = insert(SAVED_FILTER).values(user_id=user, name=name, **values).returning(SAVED_FILTER.c.id)
    return int(session.connection.execute(row).scalar_one())


def drop_filter(session: Session, user: int, id_: int) -> str:
    """Keep a filter of a user's own no longer, and say its name; NotFound if they have none of this key."""
    gone = delete(SAVED_FILTER).where(SAVED_FILTER.c.user_id == user, SAVED_FILTER.c.id == id_)
    name = session.connection.execute(gone.returning(SAVED_FILTER.c.name)).scalar()
    if name is None:
        raise NotFound(f"There is no saved filter {id_} of yours.")
    return str(name)
