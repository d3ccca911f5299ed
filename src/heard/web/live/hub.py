"""Brings what has happened to those who listen: read from the store in the order of commits, whoever wrote it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from heard.errors import HeardError
from heard.storage.access.visible import places
from heard.storage.happening.events import Event, events_after, newest_event
from heard.storage.store import Store

# Without a call it is looked all the same: one may have been lost.
LOOK_S = 5.0
READ_TOGETHER = 500
Place = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class News:
    """An event, and the team and agent of its conversation as it stands; None where it is gone."""

    event: Event
    place: Place | None


class Listener(Protocol):
    """Somebody who listens to conversations."""

    def tell(self, news: News) -> None:
        """Take note of what has happened; this may not wait."""
        ...


class Hub:
    """One a process: reads each event once, and tells those who listen to its conversation."""

    def __init__(self, store: Store, call: Callable[[], None] = lambda: None) -> None:
        self._store = store
        self._call = call
        self._loop = asyncio.get_running_loop()
        self._called = asyncio.Event()
        self._listeners: defaultdict[int, set[Listener]] = defaultdict(set)
        with store.reading() as session:
            self.seq = newest_event(session)
        self._task = self._loop.create_task(self._run())

    def call(self) -> None:
        """There may be something new; from any thread. It is passed on to whoever else is to know."""
        self._call()
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._called.set)

    def listen(self, conversation_id: int, listener: Listener) -> None:
        """Tell somebody what happens in a conversation from now on."""
        self._listeners[conversation_id].add(listener)

    def leave(self, conversation_id: int, listener: Listener) -> None:
        """Tell them no more."""
        self._listeners[conversation_id].discard(listener)
        if not self._listeners[conversation_id]:
            del self._listeners[conversation_id]

    async def close(self) -> None:
        """End."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._called.wait()
            except TimeoutError:
                pass
            self._called.clear()
            try:
                await self._tell_all()
            except HeardError:
                # The store is away: what has happened is read when it is back.
                self._called.set()
                await asyncio.sleep(LOOK_S / 10)

    async def _tell_all(self) -> None:
        while events := await asyncio.to_thread(self._read):
            for event in events[0]:
                news = News(event, events[1].get(event.conversation_id))
                for listener in tuple(self._listeners.get(event.conversation_id, ())):
                    listener.tell(news)
            self.seq = events[0][-1].seq

    def _read(self) -> tuple[Sequence[Event], Mapping[int, Place]] | None:
        with self._store.reading() as session:
            events = events_after(session, self.seq, most=READ_TOGETHER)
            return (events, places(session, {each.conversation_id for each in events})) if events else None
