"""Tries that a trainee has shared: each with one person who trains them, for as long as both is so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Select, Table, delete, literal, select, update

from heard.errors import Conflict, NotFound
from heard.storage.columns import UtcTime, Words
from heard.storage.rehearsals.trainers import Person, trainers_of, trains
from heard.storage.rehearsals.tries import BRIEF, TRY, Brief, KeptTry, find_try
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, USER
from heard.storage.store import Session

SHARE = Table(
    "rehearsal_share",
    METADATA,
    Column("rehearsal_id", KEY, ForeignKey(TRY.c.id, ondelete=GONE_WITH_IT), primary_key=True),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("shared_at", UtcTime, nullable=False),
    Column("comment", Words),
)


@dataclass(frozen=True, slots=True)
class Share:
    """With whom a try is shared, since when, and what they say of it.

    `seen` is whether they still see it: they do not once they train no team of the trainee's any more.
    """

    to: Person
    shared_at: datetime
    comment: str | None
    seen: bool


@dataclass(frozen=True, slots=True)
class SharedTry:
    """A try that somebody has shared with one, whose it is, since when, and one's own comment."""

    brief: Brief
    by: Person
    shared_at: datetime
    comment: str | None


def share_try(session: Session, user: int, id_: int, to: int) -> bool:
    """Share a try of a user's own; whether it was not shared with them before.

    Raises NotFound where they have none of this key or nobody of this key trains them, and Conflict where nothing was
    said in it, or it is shared with somebody else.
    """
    known = find_try(session, user, id_)
    if to not in {each.id for each in trainers_of(session, user)}:
        raise NotFound(f"There is nobody {to} who trains a team of yours.")
    if not known.brief.replies:
        raise Conflict("Nothing has been said in this rehearsal yet; share it once you have answered.")
    before = share_of(session, user, id_)
    if before is None:
        row = session.insert(SHARE).values(rehearsal_id=id_, user_id=to, shared_at=session.at)
        session.connection.execute(row.on_conflict_do_nothing())
    elif before.to.id != to:
        raise Conflict(f"This rehearsal is shared with {before.to.name}; end that first.")
    return before is None


def share_of(session: Session, user: int, id_: int) -> Share | None:
    """With whom a try of a user's own is shared; NotFound as above."""
    find_try(session, user, id_)
    seen = trains(SHARE.c.user_id, literal(user, KEY)).label("seen")
    chosen = select(USER.c.id, USER.c.name, SHARE.c.shared_at, SHARE.c.comment, seen)
    joined = chosen.join(USER, USER.c.id == SHARE.c.user_id).where(SHARE.c.rehearsal_id == id_)
    row = session.connection.execute(joined).first()
    return Share(Person(row.id, row.name), row.shared_at, row.comment, bool(row.seen)) if row else None


def shares_of(session: Session, user: int) -> Mapping[int, bool]:
    """The keys of a user's tries that are shared, and whether there is a comment on them."""
    chosen = select(SHARE.c.rehearsal_id, SHARE.c.comment.is_not(None)).join(TRY, TRY.c.id == SHARE.c.rehearsal_id)
    return {id_: bool(said) for id_, said in session.connection.execute(chosen.where(TRY.c.user_id == user))}


def unshare(session: Session, user: int, id_: int) -> Person | None:
    """End sharing it: the comment goes, too. Who saw it until then; NotFound as above."""
    before = share_of(session, user, id_)
    session.connection.execute(delete(SHARE).where(SHARE.c.rehearsal_id == id_))
    return before.to if before else None


def shared_with(session: Session, user: int) -> Sequence[SharedTry]:
    """What is shared with somebody, the newest first."""
    rows = session.connection.execute(_shared_with(user).order_by(SHARE.c.shared_at.desc(), TRY.c.id.desc()))
    return [_shared(*row) for row in rows]


def find_shared(session: Session, user: int, id_: int) -> tuple[SharedTry, KeptTry]:
    """A try that is shared with somebody, with all that was said; NotFound where it is not, be it there or no."""
    row = session.connection.execute(_shared_with(user).where(TRY.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no rehearsal {id_} that is shared with you.")
    found = _shared(*row)
    return found, find_try(session, found.by.id, id_)


def comment_on(session: Session, user: int, id_: int, text: str) -> None:
    """Say something of it, masked already, in the place of what one said before; NotFound as above."""
    find_shared(session, user, id_)
    session.connection.execute(update(SHARE).where(SHARE.c.rehearsal_id == id_).values(comment=text))


def _shared_with(user: int) -> Select[Any]:
    chosen = select(*(TRY.c[name] for name in BRIEF), USER.c.id, USER.c.name, SHARE.c.shared_at, SHARE.c.comment)
    joined = chosen.join(TRY, TRY.c.id == SHARE.c.rehearsal_id).join(USER, USER.c.id == TRY.c.user_id)
    return joined.where(SHARE.c.user_id == user, trains(SHARE.c.user_id, TRY.c.user_id))


def _shared(*row: Any) -> SharedTry:  # noqa: ANN401 - as the database gives it
    *brief, owner, name, shared_at, comment = row
    return SharedTry(Brief(*brief), Person(owner, name), shared_at, comment)
