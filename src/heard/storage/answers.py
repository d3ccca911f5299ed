"""What was answered under an idempotency key: a request that is sent again has the same answer, and one effect."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from heard.errors import Conflict
from heard.storage.schema import ANSWER
from heard.storage.store import Session

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body, as they were given."""

    status: int
    body: Any


def answered(session: Session, key: str, asked: bytes) -> Answer | None:
    """What was answered under a key; None if nothing was. Conflict if something else was asked under it."""
    row = session.connection.execute(
        select(ANSWER).where(ANSWER.c.digest == _digest(key), ANSWER.c.at > session.at - KEPT_FOR)
    ).first()
    if row is None:
        return None
    if row.asked != hashlib.sha256(asked).digest():
        raise Conflict("This idempotency key was used for another request; give each request a key of its own.")
    return Answer(row.status, row.body)


def remember(session: Session, key: str, asked: bytes, answer: Answer) -> Answer:
    """Keep an answer for a day; the one that is kept, which is another's where that came first."""
    session.connection.execute(delete(ANSWER).where(ANSWER.c.at <= session.at - KEPT_FOR))
    first = answered(session, key, asked)
    if first is not None:
        return first
    hashed = hashlib.sha256(asked).digest()
    values = {"digest": _digest(key), "asked": hashed, "status": answer.status, "body": answer.body, "at": session.at}
    session.connection.execute(insert(ANSWER).values(values))
    return answer


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode(errors="surrogatepass")).digest()
