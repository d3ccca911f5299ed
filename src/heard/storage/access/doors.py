"""The ways in: logins, links and tokens. Each is known by the SHA-256 of a secret that Heard itself does not keep."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, insert, or_, select, update

from heard.errors import NotFound
from heard.storage.schema import LINK, LOGIN, TOKEN, USER
from heard.storage.store import Session

# Signed out after a working day without a click, and after two weeks whatever was clicked.
IDLE, LONGEST = timedelta(hours=12), timedelta(days=14)
LINK_LASTS = timedelta(hours=72)
UNLOCKED_FOR = timedelta(hours=1)
# How often it is written down that somebody was seen: each time would be a write for every read.
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who has come in: the user, whether an administrator has unlocked text, and the scopes of a token."""

    user_id: int
    unlocked: bool = False
    scopes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a token is called, what it may do, and until when."""

    name: str
    scopes: tuple[str, ...]
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it; what it is presented with is shown once and not kept."""

    id: int
    terms: Terms
    since: datetime
    seen_at: datetime | None


def digest_of(secret: str) -> bytes:
    """What is kept of a secret; one of 256 random bits needs no salt."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).digest()


def add_login(session: Session, user_id: int, secret: str) -> None:
    """Let a user in who has shown who they are."""
    _forget_old(session)
    row = insert(LOGIN).values(digest=digest_of(secret), user_id=user_id, since=session.at, seen_at=session.at)
    session.connection.execute(row)


def login(session: Session, secret: str) -> Entry | None:
    """Who is signed in by this secret; None if nobody is, or not any more."""
    chosen = select(LOGIN).join(USER).where(LOGIN.c.digest == digest_of(secret), USER.c.disabled_at.is_(None))
    row = session.connection.execute(chosen).first()
    if row is None or session.at - row.seen_at > IDLE or session.at - row.since > LONGEST:
        return None
    return Entry(row.user_id, unlocked=row.unlocked_until is not None and row.unlocked_until > session.at)


def end_login(session: Session, secret: str) -> None:
    """Sign out."""
    session.connection.execute(delete(LOGIN).where(LOGIN.c.digest == digest_of(secret)))


def unlock(session: Session, secret: str) -> datetime:
    """Show this login the text of conversations for an hour; until when."""
    until = session.at + UNLOCKED_FOR
    session.connection.execute(update(LOGIN).where(LOGIN.c.digest == digest_of(secret)).values(unlocked_until=until))
    return until


def lock(session: Session, secret: str) -> None:
    """Show it no more."""
    session.connection.execute(update(LOGIN).where(LOGIN.c.digest == digest_of(secret)).values(unlocked_until=None))


def add_link(session: Session, user_id: int, secret: str) -> datetime:
    """A link by which a user sets a password, once, for 72 hours; it takes the place of earlier ones. Until when."""
    session.connection.execute(delete(LINK).where(LINK.c.user_id == user_id))
    until = session.at + LINK_LASTS
    session.connection.execute(insert(LINK).values(digest=digest_of(secret), user_id=user_id, until=until))
    return until


def link(session: Session, secret: str) -> int:
    """The user of a link; NotFound if it was used, is past its time or never was."""
    chosen = (
        select(LINK.c.user_id)
        .join(USER)
        .where(LINK.c.digest == digest_of(secret), LINK.c.until > session.at, USER.c.disabled_at.is_(None))
    )
    found = session.connection.execute(chosen).scalar()
    if found is None:
        raise NotFound("This link was used already, or is past its 72 hours; ask your administrator for another.")
    return int(found)


def add_token(session: Session, user_id: int, secret: str, terms: Terms) -> int:
    """The key of a new token that acts for a user."""
    told = {"name": terms.name, "scopes": sorted(terms.scopes), "until": terms.until}
    row = insert(TOKEN).values(user_id=user_id, digest=digest_of(secret), since=session.at, **told)
    return int(session.connection.execute(row.returning(TOKEN.c.id)).scalar_one())


def token(session: Session, secret: str) -> Entry | None:
    """Whom a token acts for, and what it may do; None if it is not known, or past its time."""
    chosen = (
        select(TOKEN.c.user_id, TOKEN.c.scopes)
        .join(USER)
        .where(TOKEN.c.digest == digest_of(secret), USER.c.disabled_at.is_(None))
        .where(or_(TOKEN.c.until.is_(None), TOKEN.c.until > session.at))
    )
    row = session.connection.execute(chosen).first()
    return None if row is None else Entry(row.user_id, scopes=tuple(row.scopes))


def tokens_of(session: Session, user_id: int) -> Sequence[Token]:
    """A user's tokens."""
    rows = session.connection.execute(select(TOKEN).where(TOKEN.c.user_id == user_id).order_by(TOKEN.c.id))
    return [Token(row.id, Terms(row.name, tuple(row.scopes), row.until), row.since, row.seen_at) for row in rows]


def revoke_token(session: Session, user_id: int, id_: int) -> None:
    """Let a token of a user in no more; NotFound if they have none of this key."""
    gone = session.connection.execute(delete(TOKEN).where(TOKEN.c.user_id == user_id, TOKEN.c.id == id_))
    if gone.rowcount == 0:
        raise NotFound(f"You have no token {id_}.")


def is_due(session: Session, table: Table, secret: str) -> bool:
    """Whether it is time to write down that a login or a token was seen."""
    seen = session.connection.execute(select(table.c.seen_at).where(table.c.digest == digest_of(secret))).scalar()
    return seen is None or session.at - seen > SEEN_EVERY


def see(session: Session, table: Table, secret: str) -> None:
    """Write down that a login or a token was seen."""
    session.connection.execute(update(table).where(table.c.digest == digest_of(secret)).values(seen_at=session.at))


def _forget_old(session: Session) -> None:
    old = or_(LOGIN.c.seen_at < session.at - IDLE, LOGIN.c.since < session.at - LONGEST)
    session.connection.execute(delete(LOGIN).where(old))
