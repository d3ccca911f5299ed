"""One live channel: somebody listens to conversations, adds turns, and has drafts reviewed as they type."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from uuid import uuid4

from fastapi import WebSocket, WebSocketDisconnect

from heard.access import Action
from heard.errors import HeardError
from heard.storage.happening.commit import Added, Receipt
from heard.web.api.conversations import turn_from
from heard.web.live.frames import Close, Draft, Open, Say, event, read_frame
from heard.web.live.listening import Listening, Live
from heard.web.live.outbox import LATER, NOT_IN, end
from heard.web.live.rights import Rights
from heard.web.shared.asker import state_of
from heard.web.shared.problem import Refused, Stranger, told_of
from heard.wiring.access.people import actor


class Line:
    """One socket, and what is done on it."""

    def __init__(self, socket: WebSocket, live: Live) -> None:
        self._socket = socket
        self._state = state_of(socket)
        self._thinker = live.thinker
        self._rights = Rights(socket, live.doors)
        self._listening = Listening(socket, live, self._rights)
        self._outbox = self._listening.outbox
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Serve the channel until one of the two has had enough."""
        await self._socket.accept()
        self._state.figures.sockets.inc()
        self._start(self._outbox.run())
        try:
            await self._rights.principal()
            while True:
                await self._take(await self._socket.receive_text())
        except Stranger as problem:
            await end(self._socket, NOT_IN, problem.detail)
        except HeardError as problem:
            await end(self._socket, LATER, str(problem))
        except (WebSocketDisconnect, RuntimeError, KeyError):
            # It is gone, was closed from here, or sent what is no text.
            pass
        finally:
            self._state.figures.sockets.dec()
            self._listening.close_all()
            for task in self._tasks:
                task.cancel()

    async def _take(self, text: str) -> None:
        """Do what a frame asks for; what cannot be done is told, and the channel goes on."""
        ref = None
        try:
            frame = read_frame(text)
            ref = getattr(frame, "ref", None)
            self._state.limits.live(actor((await self._rights.principal()).user))
            if isinstance(frame, Open):
                await self._listening.open(frame)
            elif isinstance(frame, Close):
                self._listening.close(frame.conversation_id)
            elif isinstance(frame, Say):
                await self._say(frame)
            else:
                await self._rights.check(Action.REVIEW_DRAFTS, frame.conversation_id)
                self._start(self._review(frame))
        except Stranger:
            raise
        except (HeardError, Refused) as problem:
            self._tell(ref, problem)

    async def _say(self, frame: Say) -> None:
        """Keep a turn; the next frame does not wait for its acknowledgement."""
        turn = turn_from(frame.turn, uuid4().hex)
        within = await self._rights.reach(Action.WRITE_CONVERSATIONS)
        kept = self._state.writer.keep(Added(frame.conversation_id, turn, within))
        self._start(self._acknowledge(frame, turn.id, kept))

    async def _acknowledge(self, frame: Say, turn_id: str, kept: "Future[Receipt]") -> None:
        """Say that a turn cannot be lost any more, or why it was not kept."""
        try:
            receipt = await asyncio.wrap_future(kept)
        except HeardError as problem:
            self._tell(frame.ref, problem)
            return
        self._state.figures.turns.inc()
        told = {"ref": frame.ref, "turn_id": turn_id, "kept": not receipt.kept.erased, "event": receipt.seq}
        self._outbox.put(event("acknowledged", self._state.house.store.clock(), frame.conversation_id, **told))

    async def _review(self, frame: Draft) -> None:
        """Say what a draft takes up and leaves unheard, and what would make it better."""
        try:
            found = await self._thinker.draft(frame.conversation_id, frame.draft)
        except HeardError as problem:
            self._tell(frame.ref, problem)
            return
        now = self._state.house.store.clock()
        self._outbox.put(event("suggestion", now, frame.conversation_id, ref=frame.ref, review=found))

    def _tell(self, ref: str | None, problem: HeardError | Refused) -> None:
        status, detail = (problem.status_code, problem.detail) if isinstance(problem, Refused) else told_of(problem)
        self._outbox.put(event("problem", self._state.house.store.clock(), ref=ref, status=status, detail=detail))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
