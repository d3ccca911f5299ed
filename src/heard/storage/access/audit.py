"""The audit: who saw and changed what. Entries are only added, and each is sealed with the one before it."""

import hmac
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, String, cast, insert, literal, or_, select

from heard.storage.schema import AUDIT, CONVERSATION
from heard.storage.store import Session

BEFORE_ALL = b""
READ_TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """Who did what, to what, and why if they said so; never any words of a conversation."""

    id: int
    at: datetime
    actor: str
    deed: str
    what: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Last:
    """The last entry and its seal: known elsewhere, it is missed where somebody takes entries from the end."""

    id: int
    seal: bytes


def record(session: Session, actor: str, deed: str, what: str, *, why: str | None = None) -> None:
    """Add an entry, in the transaction of what it tells of."""
    last = session.connection.execute(select(AUDIT.c.seal).order_by(AUDIT.c.id.desc()).limit(1)).scalar() or BEFORE_ALL
    seal = _seal(session, last, (session.at, actor, deed, what, why))
    values = {"at": session.at, "actor": actor, "deed": deed, "what": what, "why": why, "seal": seal}
    session.connection.execute(insert(AUDIT).values(values))


def records(
    session: Session,
    *,
    before: int | None = None,
    most: int = 100,
    actor: str | None = None,
    deed: str | None = None,
) -> Sequence[Record]:
    """Entries, the newest first, from the one before `before` on, perhaps of one actor or deed; at most so many."""
    conditions = [] if before is None else [AUDIT.c.id < before]
    if actor is not None:
        conditions.append(AUDIT.c.actor == actor)
    if deed is not None:
        conditions.append(AUDIT.c.deed == deed)
    return _newest(session, conditions, most)


def actors_and_deeds(session: Session) -> tuple[Sequence[str], Sequence[str]]:
    """Who stands in the audit, and what was done."""
    actors, deeds = (
        session.connection.execute(select(column).distinct().order_by(column)).scalars().all()
        for column in (AUDIT.c.actor, AUDIT.c.deed)
    )
    return actors, deeds


def views_of(
    session: Session, agents: Collection[int], *, but: str, before: int | None = None, most: int = 100
) -> Sequence[Record]:
    """Who but one has looked at that one's figures, or at conversations that these agents answered, the newest first.

    At most so many.
    """
    named = literal("conversation ") + cast(CONVERSATION.c.id, String)
    answered = AUDIT.c.what.in_(select(named).where(CONVERSATION.c.agent_id.in_(agents)))
    theirs = or_(answered, AUDIT.c.what == f"figures of {but}")
    earlier = [] if before is None else [AUDIT.c.id < before]
    return _newest(session, [AUDIT.c.deed == "view", AUDIT.c.actor != but, theirs, *earlier], most)


def first_broken(session: Session) -> int | None:
    """The key of the first entry that is not as it was written, or follows one that is gone; None if all are whole."""
    last, after = BEFORE_ALL, 0
    while True:
        chosen = select(AUDIT).where(AUDIT.c.id > after).order_by(AUDIT.c.id).limit(READ_TOGETHER)
        rows = session.connection.execute(chosen).all()
        for row in rows:
            last = _seal(session, last, (row.at, row.actor, row.deed, row.what, row.why))
            if not hmac.compare_digest(last, row.seal):
                return int(row.id)
            after = row.id
        if len(rows) < READ_TOGETHER:
            return None


def last_entry(connection: Connection) -> Last | None:
    """The last entry; None before the first."""
    row = connection.execute(select(AUDIT.c.id, AUDIT.c.seal).order_by(AUDIT.c.id.desc()).limit(1)).first()
    return None if row is None else Last(*row)


def is_there(connection: Connection, last: Last) -> bool:
    """Whether what was the last entry once stands there as it did."""
    seal = connection.execute(select(AUDIT.c.seal).where(AUDIT.c.id == last.id)).scalar()
    return seal is not None and hmac.compare_digest(seal, last.seal)


def _newest(session: Session, conditions: Collection[ColumnElement[bool]], most: int) -> Sequence[Record]:
    chosen = select(*(AUDIT.c[name] for name in Record.__slots__)).where(*conditions)
    return [Record(*row) for row in session.connection.execute(chosen.order_by(AUDIT.c.id.desc()).limit(most))]


def _seal(session: Session, last: bytes, told: tuple[datetime, str, str, str, str | None]) -> bytes:
    """What nobody without the key can make anew: the entry, bound to the one before it."""
    at, *words = told
    return session.vault.digest("audit", json.dumps([last.hex(), at.isoformat(), *words]))
