"""Reads conversations while they happen, one reading for all who listen; what is overtaken is never begun."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

from heard.conversation.conversation import Conversation
from heard.errors import Conflict, HeardError
from heard.scoring.wire import review_to_wire
from heard.storage.access.visible import is_analysed
from heard.storage.conversations import load
from heard.suggest.wire import draft_to_wire
from heard.web.api.reviews import UNREAD
from heard.web.live.following import Following
from heard.web.shared.watch import Figures
from heard.wiring.house import House

Tell = Callable[[int, dict[str, Any]], None]


class Thinker:
    """One a process. A conversation waits at most once: of several turns that come meanwhile, the last is read."""

    def __init__(self, house: House, figures: Figures, *, threads: int = 2) -> None:
        self._house = house
        self._following = Following(house.model)
        self._figures = figures
        self._threads = ThreadPoolExecutor(threads, "heard thinker")
        self._lock = Lock()
        self._waiting: dict[int, set[Tell]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def think(self, conversation_id: int, tell: Tell) -> None:
        """Read a conversation as it stands once a thread is free, and tell what was found: a `heard.review/1`."""
        with self._lock:
            waiting = self._waiting.setdefault(conversation_id, set())
            is_first = not waiting
            if tell in waiting:
                self._figures.hints.labels("shed").inc()
            waiting.add(tell)
        if is_first:
            task = asyncio.get_running_loop().create_task(self._read(conversation_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def draft(self, conversation_id: int, draft: str) -> dict[str, Any]:
        """A draft as the next reply, as `heard.draft/1`; Conflict where the customer is not to be analysed."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._draft, conversation_id, draft)

    def close(self) -> None:
        """Begin no more; what is being read is read to its end."""
        for task in self._tasks:
            task.cancel()
        self._threads.shutdown(cancel_futures=True)

    async def _read(self, conversation_id: int) -> None:
        waiting, found = await asyncio.get_running_loop().run_in_executor(self._threads, self._review, conversation_id)
        if found is None:
            return
        for tell in waiting:
            self._figures.hints.labels("sent").inc()
            tell(conversation_id, found)

    def _review(self, conversation_id: int) -> tuple[set[Tell], dict[str, Any] | None]:
        """Who waits, and what is found; nothing where the conversation is gone, or may not be read."""
        with self._lock:
            # From here on a new turn waits for a reading of its own.
            waiting = self._waiting.pop(conversation_id, set())
        try:
            return waiting, review_to_wire(self._following.review(conversation_id, self._load(conversation_id)))
        except HeardError:
            return waiting, None

    def _draft(self, conversation_id: int, draft: str) -> dict[str, Any]:
        return draft_to_wire(self._house.review_draft(self._load(conversation_id), draft))

    def _load(self, conversation_id: int) -> Conversation:
        with self._house.store.reading() as session:
            if not is_analysed(session, conversation_id):
                raise Conflict(UNREAD)
            return load(session, conversation_id)
