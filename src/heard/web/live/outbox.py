"""What waits to be sent on a channel, in the order in which it happened.

Whoever reads slowly misses hints first; before a turn would be missed the channel is closed, and the token in the last
event says where to go on.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from fastapi import WebSocket, WebSocketDisconnect

from heard.errors import HeardError
from heard.web.live.frames import Frame, event, written
from heard.web.live.hub import News
from heard.web.shared.asker import state_of
from heard.web.shared.problem import Stranger

HEARTBEAT_S = 20.0
# How long to wait for a store that is away before asking again.
AGAIN_S = 0.5
# Frames that wait: from the first number on hints are shed, beyond the second the channel is closed.
MOST_HINTS, MOST_FRAMES = 32, 256
NOT_IN, LATER = 4401, 1013


class Outbox:
    """One a channel; `render` makes the frames of an event when its turn has come."""

    def __init__(
        self, socket: WebSocket, render: Callable[[News], Awaitable[Frame | None]], heartbeat_s: float = HEARTBEAT_S
    ) -> None:
        self._socket = socket
        self._heartbeat_s = heartbeat_s
        self._state = state_of(socket)
        self._render = render
        self._waiting: asyncio.Queue[News | Frame] = asyncio.Queue()
        self.is_full = False

    def put(self, what: News | Frame) -> None:
        """Send something once what came before it is sent."""
        if self._waiting.qsize() >= MOST_FRAMES:
            self.is_full = True
        else:
            self._waiting.put_nowait(what)

    def hint(self, frame: Frame) -> None:
        """Send a hint, unless too much waits already."""
        if self._waiting.qsize() >= MOST_HINTS:
            self._state.figures.hints.labels("shed").inc()
        else:
            self._waiting.put_nowait(frame)

    async def run(self) -> None:
        """Send what comes, and a heartbeat where nothing does; the channel is closed when too much waits."""
        try:
            while not self.is_full:
                try:
                    async with asyncio.timeout(self._heartbeat_s):
                        what = await self._waiting.get()
                except TimeoutError:
                    what = event("heartbeat", self._state.house.store.clock())
                frame = await self._rendered(what) if isinstance(what, News) else what
                if frame is not None:
                    await self._socket.send_text(written(frame))
            await self._socket.close(LATER, "Too much waits to be read; open the conversations again by their token.")
        except Stranger as problem:
            await end(self._socket, NOT_IN, problem.detail)
        except (WebSocketDisconnect, RuntimeError):
            # It is gone; whoever reads from it will notice.
            return

    async def _rendered(self, news: News) -> Frame | None:
        """The frame of an event, once the store answers: what has happened waits until it is back."""
        while True:
            try:
                return await self._render(news)
            except HeardError:
                await asyncio.sleep(AGAIN_S)


async def end(socket: WebSocket, code: int, reason: str) -> None:
    """Close a channel, unless it is closed already."""
    with suppress(WebSocketDisconnect, RuntimeError):
        await socket.close(code, reason)
