"""What a channel listens to: each event is told once, in order, and only to those who may know of it then."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from fastapi import WebSocket

from heard.access import Action
from heard.errors import Conflict, HeardError, InvalidValue
from heard.insights.experiment import FEELING, STILL_UNHEARD, Off
from heard.storage.happening.events import EventType, events_after, is_kept_after, newest_event
from heard.web.live.frames import Frame, Open, event
from heard.web.live.hub import Hub, News, news_of
from heard.web.live.outbox import Outbox
from heard.web.live.rights import Doors, Rights
from heard.web.live.thinker import Thinker
from heard.web.shared.asker import state_of
from heard.wiring.access.people import actor

# Conversations that one channel listens to, and events that are looked through for what was missed.
MOST_OPEN, MOST_MISSED = 200, 5_000
ANEW = "Too much has happened since; read the conversation by the API, then open it without a token."


@dataclass(frozen=True, slots=True)
class Live:
    """What the live channels of one process share."""

    hub: Hub
    thinker: Thinker
    doors: Doors


@dataclass(slots=True)
class Opened:
    """A conversation that is listened to: whether hints are wanted, and the last event that was told.

    While it is looked up what was missed, what happens is held back.
    """

    hints: bool
    seq: int = 0
    held: list[News] | None = field(default_factory=list)


class Listening:
    """The conversations of one channel."""

    def __init__(self, socket: WebSocket, live: Live, rights: Rights) -> None:
        self._house = state_of(socket).house
        self._state = state_of(socket)
        self._live = live
        self._rights = rights
        self._opened: dict[int, Opened] = {}
        self.outbox = Outbox(socket, self._render)

    async def open(self, frame: Open) -> None:
        """Listen to a conversation, and tell what happened since the token was given."""
        id_ = frame.conversation_id
        if len(self._opened) >= MOST_OPEN and id_ not in self._opened:
            raise InvalidValue(f"A channel listens to {MOST_OPEN} conversations; close one first.")
        await self._rights.check(Action.READ_CONVERSATIONS, id_)
        name = await self._name(id_)
        after = self._state.unsigned(frame.resume, of=name) if frame.resume else None
        opened = self._opened[id_] = Opened(frame.hints)
        self._live.hub.listen(id_, self)
        try:
            opened.seq, missed = await asyncio.to_thread(self._missed, id_, after)
        except HeardError:
            self.close(id_)
            raise
        resume = self._state.signed(opened.seq, of=name)
        self.outbox.put(event("opened", self._house.store.clock(), id_, resume=resume))
        held, opened.held = opened.held or [], None
        for news in (*missed, *held):
            self.tell(news)
        if frame.hints:
            self._live.thinker.think(id_, self._hint)

    def close(self, id_: int) -> None:
        """Listen to a conversation no more."""
        self._opened.pop(id_, None)
        self._live.hub.leave(id_, self)

    def close_all(self) -> None:
        """Listen to nothing more."""
        for id_ in tuple(self._opened):
            self.close(id_)

    def tell(self, news: News) -> None:
        """Take note of what has happened, unless it was told."""
        opened = self._opened.get(news.event.conversation_id)
        if opened is None:
            return
        if opened.held is not None:
            opened.held.append(news)
        elif news.event.seq > opened.seq:
            opened.seq = news.event.seq
            self.outbox.put(news)

    def _missed(self, id_: int, after: int | None) -> tuple[int, list[News]]:
        """The last event that counts as told, and what happened after it."""
        with self._house.store.reading() as session:
            if after is None:
                return newest_event(session), []
            news = news_of(session, events_after(session, after, of=id_, most=MOST_MISSED))
            is_whole = is_kept_after(session, after)
        if len(news) == MOST_MISSED or not is_whole:
            raise Conflict(ANEW)
        return after, list(_together(news))

    async def _render(self, news: News) -> Frame | None:
        """The frame of an event, if whoever listens may know of it now; else the conversation is closed."""
        told = news.event
        id_ = told.conversation_id
        opened = self._opened.get(id_)
        if opened is None:
            return None
        if not await self._rights.covers(id_, news.place):
            self.close(id_)
            return event("closed", told.at, id_, detail=f"There is no conversation {id_}.")
        resume = self._state.signed(told.seq, of=await self._name(id_))
        if told.type is not EventType.TURNS:
            return event(told.type, told.at, id_, seq=told.seq, **told.details, resume=resume)
        if opened.hints:
            self._live.thinker.think(id_, self._hint)
        return event(told.type, told.at, id_, seq=told.seq, turns=news.turns, resume=resume)

    def _hint(self, id_: int, review: dict[str, Any], off: Off) -> None:
        """What is read in a conversation as it stands: what the customer shows last, and what is unheard.

        What an experiment has off in it is left out.
        """
        if id_ not in self._opened:
            return
        now, versions = self._house.store.clock(), review["versions"]
        if FEELING not in off:
            self.outbox.hint(event("reading", now, id_, versions=versions, readings=review["readings"][-1:]))
        if STILL_UNHEARD not in off:
            told = {"ledger": review["ledger"], "scores": review["scores"]}
            self.outbox.hint(event("ledger", now, id_, versions=versions, **told))

    async def _name(self, id_: int) -> str:
        """What tokens of this listener and this conversation are signed for."""
        return f"live {id_} {actor((await self._rights.principal()).user)}"


def _together(news: Iterable[News]) -> Iterator[News]:
    """Turns that were missed one after another as one piece of news, as they stand now: it must not fill the outbox."""
    for type_, row in groupby(news, key=lambda each: each.event.type):
        several = list(row)
        if type_ is not EventType.TURNS:
            yield from several
        else:
            turns = {turn["id"]: turn for each in several for turn in each.turns}
            yield replace(several[-1], turns=list(turns.values()))
