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
from heard.scoring.wire import customer_to_wire
from heard.wiring.live.following import Following
from heard.wiring.model import learn, model_taught

# How far it stands back where the processor is wanted elsewhere: nobody waits for a hint as for an acknowledgement.
NICENESS = 10
# Half of the processors read, so that the other half keeps turns: with a reader on each, acknowledgements took three
# times as long at p99 and hints came no sooner. Each reader holds the model once more.
MOST_READERS = 4
Wire = dict[str, Any]


class Aside:
    """One reader or several; what is asked of one waits in line, and a conversation is always read by the same."""

    def __init__(self, open_reader: Callable[[], Executor], begin: Callable[..., Wire], readers: int = 1) -> None:
        self._open = open_reader
        self._review = begin
        self._readers = [open_reader() for _ in range(readers)]

    def review(self, key: int, conversation: Conversation) -> "Future[Wire]":
        """What a review says of the customer of a conversation, which is told from others by its key.

        EngineError if nobody reads.
        """
        number = key % len(self._readers)
        try:
            return self._readers[number].submit(self._review, key, conversation)
        except BrokenProcessPool:
            self._readers[number] = self._open()
            raise EngineError("The reader has ended and is started again; the next message is read.") from None

    def close(self) -> None:
        """Read no more; what is being read is read to its end."""
        for reader in self._readers:
            reader.shutdown(cancel_futures=True)


def aside_here(model: Model) -> Aside:
    """A reader on a thread."""
    following = Following(model)

    def begin(key: int, conversation: Conversation) -> Wire:
        return customer_to_wire(following.review(key, conversation))

    return Aside(lambda: ThreadPoolExecutor(1, "heard reader"), begin)


def aside_apart(definitions: Iterable[Definition]) -> Aside:
    """Readers in processes, with the shipped model and what a team has taught it."""
    given = tuple(definitions)

    def open_reader() -> Executor:
        reader = ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin, initargs=(given,))
        # It starts now, and not with the first message.
        reader.submit(os.getpid)
        return reader

    return Aside(open_reader, _review, min(MOST_READERS, max(1, (os.cpu_count() or 1) // 2)))


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
    return customer_to_wire(_FOLLOWING[0].review(key, conversation))


def _end_with_parent() -> None:
    """A process that was killed could not tell."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
