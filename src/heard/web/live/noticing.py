"""Looks for what is worth a notice, whoever listens: read behind the hints, one at a time, and each state once."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from heard.errors import EngineError, HeardError
from heard.storage.happening.events import EventType, events_after, newest_event
from heard.storage.outgoing.sole import NOTICING
from heard.storage.turns import said_by_customers
from heard.web.live.thinker import Thinker
from heard.wiring.house import House

LOG = logging.getLogger(__name__)
# Turns that come within this time are read together; nobody waits for a notice as for a hint.
LOOK_S = 2.0
READ_TOGETHER = 2_000
# So many events before it begins are looked at as well: whoever was at it before may have been killed.
LOOK_BACK = 500


class Noticing:
    """One a process, and of several on one store one at work; idle where the team wants no notices."""

    def __init__(self, house: House, thinker: Thinker, look_s: float = LOOK_S) -> None:
        self._house = house
        self._thinker = thinker
        self._look_s = look_s
        self._sole = house.sole("notices", NOTICING)
        self._seq: int | None = None
        # The last event of each conversation in which a customer has spoken since it was read.
        self._due: dict[int, int] = {}
        # The lock is asked and given up by one thread.
        self._thread = ThreadPoolExecutor(1, "heard noticing")
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """End; what was not read is looked at the next time."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._thread.submit(self._sole.give_up)
        self._thread.shutdown()

    async def _run(self) -> None:
        while True:
            try:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._look)
                await self._read_all()
            except EngineError:
                # The store is away, or the reader begins anew: what is due stays so.
                pass
            except Exception:
                LOG.exception("a round of notices failed")
            await asyncio.sleep(self._look_s)

    async def _read_all(self) -> None:
        for id_ in tuple(self._due):
            seq = self._due.pop(id_)
            try:
                await self._thinker.look(id_, seq)
            except EngineError:
                # It comes after the others, in case that it is the reason.
                self._due[id_] = seq
                raise
            except (HeardError, BrokenProcessPool):
                # It is gone, may not be read, or has ended the reader: the next turn is another try.
                pass

    def _look(self) -> None:
        """Take note of conversations in which a customer has spoken."""
        if not self._house.settings.notified or not self._sole.is_mine():
            self._seq = None
            return
        with self._house.store.reading() as session:
            if self._seq is None:
                self._seq = max(0, newest_event(session) - LOOK_BACK)
            events = events_after(session, self._seq, most=READ_TOGETHER)
            said = [each for each in events if each.type is EventType.TURNS]
            ids = [id_ for each in said for id_ in each.details["turns"]]
            theirs = said_by_customers(session, {each.conversation_id for each in said}, ids)
        for each in said:
            key = each.conversation_id
            if key in self._due or any((key, id_) in theirs for id_ in each.details["turns"]):
                self._due[key] = each.seq
        self._seq = events[-1].seq if events else self._seq
