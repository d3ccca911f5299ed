"""Webhooks: addresses that are told of events of some types, and the keys by which they know Heard."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from heard.errors import Conflict, NotFound
from heard.storage.happening.events import EventType, newest_event
from heard.storage.outgoing.tables import WEBHOOK
from heard.storage.store import Session

# Each has a thread of its own while something is on its way to it, so that none waits for another.
MOST_WEBHOOKS = 20


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key as it is handed over, and the moment until which it holds, in seconds (None: not replaced)."""

    text: str = field(repr=False)
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address and what it is told of; for all events up to `seq` deliveries are made."""

    id: int
    url: str
    types: frozenset[EventType]
    keys: tuple[Key, ...]
    since: datetime
    off_at: datetime | None
    off_because: str | None
    seq: int


def add_webhook(session: Session, url: str, types: Collection[EventType], key: Key) -> int:
    """The key in the store of a new webhook, which is told of what happens from now on."""
    if session.connection.execute(select(func.count()).select_from(WEBHOOK)).scalar_one() >= MOST_WEBHOOKS:
        raise Conflict(f"There are {MOST_WEBHOOKS} webhooks already; delete one first.")
    told = {"url": url, "types": sorted(types), "keys": _sealed(session, [key]), "since": session.at}
    row = insert(WEBHOOK).values(**told, seq=newest_event(session)).returning(WEBHOOK.c.id)
    return int(session.connection.execute(row).scalar_one())


def webhook_of(session: Session, id_: int) -> Webhook:
    """A webhook; NotFound if there is none of this key."""
    row = session.connection.execute(select(WEBHOOK).where(WEBHOOK.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no webhook {id_}.")
    return _webhook(session, row)


def all_webhooks(session: Session) -> Sequence[Webhook]:
    """All of them, by their keys."""
    rows = session.connection.execute(select(WEBHOOK).order_by(WEBHOOK.c.id)).all()
    return [_webhook(session, row) for row in rows]


def remove_webhook(session: Session, id_: int) -> None:
    """Tell an address nothing more; its deliveries go with it. NotFound if there is none of this key."""
    if session.connection.execute(delete(WEBHOOK).where(WEBHOOK.c.id == id_)).rowcount == 0:
        raise NotFound(f"There is no webhook {id_}.")


def set_keys(session: Session, id_: int, keys: Sequence[Key]) -> None:
    """Give a webhook these keys and no others."""
    _change(session, id_, keys=_sealed(session, keys))


def switch_off(session: Session, id_: int, because: str) -> None:
    """Send nothing to an address until it is switched on; what waits for it goes on waiting."""
    _change(session, id_, off_at=session.at, off_because=because)


def switch_on(session: Session, id_: int) -> None:
    """Send to an address again: what waited, and what happens from now on."""
    _change(session, id_, off_at=None, off_because=None, seq=newest_event(session))


def _change(session: Session, id_: int, **values: object) -> None:
    session.connection.execute(update(WEBHOOK).where(WEBHOOK.c.id == id_).values(**values))


def _sealed(session: Session, keys: Sequence[Key]) -> bytes:
    return session.vault.seal(json.dumps([[each.text, each.until] for each in keys]))


def _webhook(session: Session, row: Any) -> Webhook:  # noqa: ANN401 - a row of the table
    keys = tuple(Key(*each) for each in json.loads(session.vault.open(row.keys)))
    types = frozenset(map(EventType, row.types))
    return Webhook(row.id, row.url, types, keys, row.since, row.off_at, row.off_because, row.seq)
