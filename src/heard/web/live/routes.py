"""Where the live channel is reached."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, WebSocket

from heard.storage.happening.caller import Caller
from heard.web.live.hub import Hub
from heard.web.live.line import Line
from heard.web.live.listening import Live
from heard.web.live.noticing import Noticing
from heard.web.live.rights import Doors
from heard.web.live.thinker import Thinker
from heard.web.shared.watch import Figures
from heard.wiring.house import House

router = APIRouter()


@router.websocket("/live")
async def live(socket: WebSocket) -> None:
    """A conversation as it happens; each frame is allowed or refused by itself."""
    await Line(socket, socket.app.state.live).run()


@asynccontextmanager
async def living(house: House, figures: Figures, call: Callable[[], None]) -> AsyncIterator[Live]:
    """What live channels share, for as long as the app runs; other processes on one PostgreSQL are heard as well.

    `call` is called whenever there may be something new.
    """
    hub = Hub(house.store, call)
    thinker = Thinker(house, figures, hub.call)
    noticing = Noticing(house, thinker)
    caller = None if house.store.database.is_sqlite else Caller(house.store.database, hub.call)
    try:
        yield Live(hub, thinker, Doors())
    finally:
        if caller:
            caller.close()
        await noticing.close()
        thinker.close()
        await hub.close()
