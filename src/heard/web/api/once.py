"""Asked twice, done once: what was answered under an idempotency key is answered again."""

import hashlib
from collections.abc import Callable
from threading import Lock
from typing import Annotated
from zlib import crc32

from fastapi import Header
from pydantic import BaseModel

from heard.storage.answers import Answer, answered, remember
from heard.web.shared.asker import Asked

# Of two requests under one key the second waits for the answer of the first; few share one by chance.
TURNSTILES = tuple(Lock() for _ in range(64))
IdempotencyKey = Annotated[
    str | None,
    Header(min_length=8, max_length=200, description="The same for the same request: sent again, it has one effect."),
]


def once(
    asked: Asked, key: str | None, request: BaseModel, do: Callable[[], BaseModel], *, status: int = 200
) -> Answer:
    """What a request is answered, done now or, under the same key, done before; Conflict if the key was another's."""
    if key is None:
        return Answer(status, do().model_dump(mode="json"))
    mine = f"{asked.actor}\0{type(request).__name__}\0{key}"
    body = request.model_dump_json().encode()
    with TURNSTILES[crc32(mine.encode(errors="surrogatepass")) % len(TURNSTILES)]:
        with asked.state.house.store.reading() as session:
            found = answered(session, mine, body)
        if found is not None:
            return found
        answer = Answer(status, do().model_dump(mode="json"))
        with asked.state.house.store.writing() as session:
            return remember(session, mine, body, answer)


def id_from(asked: Asked, key: str | None, otherwise: str) -> str:
    """An id for what came without one: the same for the same key, so that two at once are one as well."""
    return hashlib.sha256(f"{asked.actor}\0{key}".encode()).hexdigest()[:20] if key else otherwise
