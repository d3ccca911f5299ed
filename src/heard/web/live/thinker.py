"""Reads conversations while they happen, one reading for all who listen; what is overtaken is never begun."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from heard.conversation.conversation import Conversation
from heard.errors import Conflict, HeardError
from heard.insights.experiment import Off
from heard.storage.access.visible import is_analysed
from heard.storage.conversations import load
from heard.storage.happening.events import newest_event
from heard.suggest.wire import draft_to_wire
from heard.web.api.reviews import UNREAD
from heard.web.shared.watch import Figures
from heard.wiring.house import House
from heard.wiring.insights.experiments import off_in

# A conversation, what is read in it, and what an experiment has off in it.
Tell = Callable[[int, dict[str, Any], Off], None]
# Readings under way: one is read, and the next ones are fetched meanwhile.
AT_ONCE = 4
# Of so many conversations it is remembered up to which event they were read.
MOST_REMEMBERED = 10_000


class Thinker:
    """One a process. A conversation waits at most once: of several turns that come meanwhile, the last is read."""

    def __init__(self, house: House, figures: Figures, call: Callable[[], None] = lambda: None) -> None:
        self._house = house
        self._call = call
        self._figures = figures
        self._aside = house.aside()
        self._drafts = ThreadPoolExecutor(1, "heard drafts")
        self._free = asyncio.Semaphore(AT_ONCE)
        self._waiting: dict[int, set[Tell]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._read_to: dict[int, int] = {}

    def think(self, conversation_id: int, tell: Tell) -> None:
        """Read a conversation as it stands once a reader is free, and tell what was found: a `heard.review/1`."""
        waiting = self._waiting.setdefault(conversation_id, set())
        if tell in waiting:
            self._figures.hints.labels("shed").inc()
        if not waiting:
            task = asyncio.get_running_loop().create_task(self._read(conversation_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        waiting.add(tell)

    async def look(self, conversation_id: int, seq: int) -> None:
        """Read a conversation for nobody but the notices, in line with hints, unless it was read since an event."""
        async with self._free:
            if self._read_to.get(conversation_id, 0) < seq:
                await self._review(conversation_id)

    async def draft(self, conversation_id: int, draft: str) -> dict[str, Any]:
        """A draft as the next reply, as `heard.draft/1`; Conflict where the customer is not to be analysed."""
        return await asyncio.get_running_loop().run_in_executor(self._drafts, self._draft, conversation_id, draft)

    def close(self) -> None:
        """Begin no more; what is being read is read to its end."""
        for task in self._tasks:
            task.cancel()
        self._aside.close()
        self._drafts.shutdown(cancel_futures=True)

    async def _read(self, conversation_id: int) -> None:
        """Read and tell; nothing where the conversation is gone, or may not be read."""
        async with self._free:
            # From here on a new turn waits for a reading of its own.
            waiting = self._waiting.pop(conversation_id)
            try:
                found, off = await self._review(conversation_id)
            except (HeardError, BrokenProcessPool):
                return
        for tell in waiting:
            self._figures.hints.labels("sent").inc()
            tell(conversation_id, found, off)

    async def _review(self, conversation_id: int) -> tuple[dict[str, Any], Off]:
        """What is read in a conversation as it stands, and what is off in it; what is worth a notice is noted."""
        seq, conversation, off = await asyncio.to_thread(self._load, conversation_id)
        found = await asyncio.wrap_future(self._aside.review(conversation_id, conversation))
        if self._house.settings.notified:
            is_new: bool = await asyncio.to_thread(self._house.notice, conversation_id, conversation, found)
            if is_new:
                self._call()
        self._read_to[conversation_id] = seq
        if len(self._read_to) > MOST_REMEMBERED:
            del self._read_to[next(iter(self._read_to))]
        return found, off

    def _draft(self, conversation_id: int, draft: str) -> dict[str, Any]:
        _, conversation, off = self._load(conversation_id)
        return draft_to_wire(self._house.review_draft(conversation, draft, off))

    def _load(self, conversation_id: int) -> tuple[int, Conversation, Off]:
        """The last event there was, the conversation as it stood then, and what is off in it."""
        with self._house.store.reading() as session:
            if not is_analysed(session, conversation_id):
                raise Conflict(UNREAD)
            return newest_event(session), load(session, conversation_id), off_in(session, conversation_id)
