"""What somebody on a live channel may do: looked up again every two seconds, so that what is taken away ends soon."""

import asyncio
from time import monotonic

from fastapi import WebSocket

from heard.access import Action, Principal, may, reach
from heard.conversation.channel import Channel
from heard.errors import NotFound
from heard.storage.access.reach import Reach
from heard.storage.access.visible import see
from heard.web.live.hub import Place
from heard.web.shared.asker import NOT_ALLOWED, come_in, state_of
from heard.web.shared.problem import Refused
from heard.wiring.access.people import actor

BELIEVED_S = 2.0
# Looked up longer ago than this is forgotten once so many are known.
MOST_KNOWN = 2_000
# The source of a conversation, the id it has there, and its channel.
Named = tuple[str, str, Channel]


class Doors:
    """Who comes in by what, looked up once for all channels of one process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[float, asyncio.Task[Principal]]] = {}

    async def enter(self, socket: WebSocket) -> Principal:
        """Who it is; Refused once the login has ended or the token was revoked."""
        by = socket.headers.get("authorization", ""), socket.headers.get("cookie", "")
        at, task = self._known.get(by, (0.0, None))
        if task is None or monotonic() - at > BELIEVED_S or _has_failed(task):
            self._forget_old()
            task = asyncio.create_task(self._look(socket))
            self._known[by] = monotonic(), task
        return await asyncio.shield(task)

    async def _look(self, socket: WebSocket) -> Principal:
        principal, _ = await asyncio.to_thread(come_in, socket)
        return principal

    def _forget_old(self) -> None:
        if len(self._known) > MOST_KNOWN:
            now = monotonic()
            self._known = {by: each for by, each in self._known.items() if now - each[0] <= BELIEVED_S}


def _has_failed(task: "asyncio.Task[Principal]") -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


class Rights:
    """Those of whoever opened a channel."""

    def __init__(self, socket: WebSocket, doors: Doors) -> None:
        self._socket = socket
        self._doors = doors
        self._store = state_of(socket).house.store
        self._seen: dict[tuple[Action, int], tuple[float, Named]] = {}

    async def principal(self) -> Principal:
        """Who it is; Refused once the login has ended or the token was revoked."""
        return await self._doors.enter(self._socket)

    async def reach(self, action: Action) -> Reach:
        """How far they may do something; Refused where it is not theirs at all.

        What was assigned to somebody is read once it is over, and names nobody: it is none of the live channel's.
        """
        principal = await self.principal()
        if not may(principal, action):
            raise Refused(403, NOT_ALLOWED)
        return reach(principal, action).by_name

    async def check(self, action: Action, conversation_id: int) -> Named:
        """What a conversation is called; Refused where the action is not theirs at all, NotFound where it is not there.

        One that is out of their reach is not there either.
        """
        within = await self.reach(action)
        known = self._seen.get((action, conversation_id))
        if known is not None and monotonic() - known[0] <= BELIEVED_S:
            return known[1]

        def look() -> Named:
            with self._store.reading() as session:
                return see(session, conversation_id, within)

        named = await asyncio.to_thread(look)
        if action is Action.READ_CONVERSATIONS:
            note = state_of(self._socket).views.note
            await asyncio.to_thread(note, actor((await self.principal()).user), f"conversation {conversation_id}")
        self._seen[action, conversation_id] = monotonic(), named
        return named

    async def covers(self, conversation_id: int, place: Place | None) -> bool:
        """Whether they may be told of a conversation, whose team and agent, if known, are as they stand now."""
        if place is not None:
            return reach(await self.principal(), Action.READ_CONVERSATIONS).covers(*place)
        try:
            await self.check(Action.READ_CONVERSATIONS, conversation_id)
        except NotFound:
            return False
        return True
