"""What somebody on a live channel may do: looked up again every two seconds, so that what is taken away ends soon."""

import asyncio
from time import monotonic

from fastapi import WebSocket

from heard.access import Action, Principal, may, reach
from heard.errors import NotFound
from heard.storage.access.visible import see
from heard.web.live.hub import Place
from heard.web.shared.asker import NOT_ALLOWED, come_in, state_of
from heard.web.shared.problem import Refused
from heard.wiring.people import actor

BELIEVED_S = 2.0


class Rights:
    """Those of whoever opened a channel."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._store = state_of(socket).house.store
        self._principal: Principal | None = None
        self._known_at = 0.0
        self._seen: dict[tuple[Action, int], float] = {}

    async def principal(self) -> Principal:
        """Who it is; Refused once the login has ended or the token was revoked."""
        known = self._principal
        if known is None or monotonic() - self._known_at > BELIEVED_S:
            entered, _ = await asyncio.to_thread(come_in, self._socket)
            self._principal, self._known_at = entered, monotonic()
            return entered
        return known

    async def check(self, action: Action, conversation_id: int) -> None:
        """Refused where the action is not theirs at all, NotFound where the conversation is out of reach."""
        principal = await self.principal()
        if not may(principal, action):
            raise Refused(403, NOT_ALLOWED)
        if monotonic() - self._seen.get((action, conversation_id), 0.0) <= BELIEVED_S:
            return

        def look() -> None:
            with self._store.reading() as session:
                see(session, conversation_id, reach(principal, action))

        await asyncio.to_thread(look)
        if action is Action.READ_CONVERSATIONS:
            note = state_of(self._socket).views.note
            await asyncio.to_thread(note, actor(principal.user), f"conversation {conversation_id}")
        self._seen[action, conversation_id] = monotonic()

    async def covers(self, conversation_id: int, place: Place | None) -> bool:
        """Whether they may be told of a conversation, whose team and agent, if known, are as they stand now."""
        if place is not None:
            return reach(await self.principal(), Action.READ_CONVERSATIONS).covers(*place)
        try:
            await self.check(Action.READ_CONVERSATIONS, conversation_id)
        except NotFound:
            return False
        return True

    def forget(self, conversation_id: int) -> None:
        """Look up anew what they may do there."""
        for action in Action:
            self._seen.pop((action, conversation_id), None)
