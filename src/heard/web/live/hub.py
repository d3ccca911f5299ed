"""Brings what has happened to those who listen: read from the store in the order of commits, whoever wrote it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from heard.conversation.wire import turn_to_wire
from heard.errors import HeardError
from heard.storage.access.visible import places
from heard.storage.happening.events import Event, events_after, newest_event
from heard.storage.store import Session, Store
from heard.storage.turns import turns_named

# Without a call it is looked all the same: one may have been lost.
LOOK_S = 5.0
# After each look so long passes until the next: where much happens it is read together.
REST_S = 0.02
READ_TOGETHER = 500
Place = tuple[int | None, int | None]
Wire = dict[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """An event with the turns it tells of, and the team and agent of its conversation; None where that is gone."""

    event: Event
    place: Place | None
    turns: list[Wire]


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
                await asyncio.sleep(REST_S)
            except HeardError:
                # The store is away: what has happened is read when it is back.
                self._called.set()
                await asyncio.sleep(LOOK_S / 10)

    async def _tell_all(self) -> None:
        while True:
            seq, found = await asyncio.to_thread(self._read)
            for news in found:
                for listener in tuple(self._listeners.get(news.event.conversation_id, ())):
                    listener.tell(news)
            if seq == self.seq:
                return
            self.seq = seq

    def _read(self) -> tuple[int, list[News]]:
        """The last event there is, and the news of those that somebody listens to."""
        with self._store.reading() as session:
            events = events_after(session, self.seq, most=READ_TOGETHER)
            heard = [each for each in events if each.conversation_id in self._listeners]
            return (events[-1].seq if events else self.seq), news_of(session, heard)


def news_of(session: Session, events: Sequence[Event]) -> list[News]:
    """Events with what whoever hears of them may have to know; looked up together."""
    if not events:
        return []
    of = {each.conversation_id for each in events}
    there = places(session, of)
    turns = turns_named(session, of, [id_ for each in events for id_ in _turn_ids(each)])
    wires = {key: turn_to_wire(turn) for key, turn in turns.items()}
    return [
        News(each, there.get(key := each.conversation_id), _those(wires, [(key, id_) for id_ in _turn_ids(each)]))
        for each in events
    ]


def _turn_ids(event: Event) -> Sequence[str]:
    """The turns that came with an event; a notice brings none."""
    ids: Sequence[str] = event.details.get("turns", ())
    return ids


def _those(wires: Mapping[tuple[int, str], Wire], keys: Sequence[tuple[int, str]]) -> list[Wire]:
    return [wires[key] for key in keys if key in wires]
