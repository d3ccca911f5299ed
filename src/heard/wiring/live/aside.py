"""Reads live conversations aside: in a process of its own, so that turns are kept as quickly while it thinks.

In one process the two would wait for each other: Python runs one of them at a time, whichever is more urgent.
"""

import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import EngineError
from heard.rubric.taught import Definition
from heard.scoring.model import Model
from heard.wiring.live.following import Following
from heard.wiring.model import learn, model_taught

# How far it stands back where the processor is wanted elsewhere: nobody waits for a hint as for an acknowledgement.
NICENESS = 10
Wire = dict[str, Any]


class Aside:
    """One reader; what is asked of it waits in line."""

    def __init__(self, open_reader: Callable[[], Executor], begin: Callable[..., Wire]) -> None:
        self._open = open_reader
        self._review = begin
        self._reader = open_reader()

    def review(self, key: int, conversation: Conversation) -> "Future[Wire]":
        """The `heard.review/1` of a conversation that is told from others by its key; EngineError if nobody reads."""
        try:
            return self._reader.submit(self._review, key, conversation)
        except BrokenProcessPool:
            self._reader = self._open()
            raise EngineError("The reader has ended and is started again; the next message is read.") from None

    def close(self) -> None:
        """Read no more; what is being read is read to its end."""
        self._reader.shutdown(cancel_futures=True)


def aside_here(model: Model) -> Aside:
    """A reader on a thread."""
    return Aside(lambda: ThreadPoolExecutor(1, "heard reader"), Following(model).review)


def aside_apart(definitions: Iterable[Definition]) -> Aside:
    """A reader in a process, with the shipped model and what a team has taught it."""
    given = tuple(definitions)

    def open_reader() -> Executor:
        reader = ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin, initargs=(given,))
        # It starts now, and not with the first message.
        reader.submit(os.getpid)
        return reader

    return Aside(open_reader, _review)


_FOLLOWING: list[Following] = []


def _begin(definitions: tuple[Definition, ...]) -> None:
    os.nice(NICENESS)
    # Whoever ends Heard tells the first process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _FOLLOWING.append(Following(model_taught(learn(definitions))))
    # What is fetched with the first message is fetched before it.
    _review(0, Conversation("first", (Turn("first", Role.CUSTOMER, "Hello, is anybody there?"),)))


def _review(key: int, conversation: Conversation) -> Wire:
    return _FOLLOWING[0].review(key, conversation)


def _end_with_parent() -> None:
    """A process that was killed could not tell."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
