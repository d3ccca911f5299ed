"""Turns as they happen: many are kept in one commit, and none is acknowledged before it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Thread
from time import monotonic, sleep

from heard.errors import HeardError, StorageError
from heard.storage.happening.appending import Appending
from heard.storage.happening.commit import Given, Receipt, keep_together
from heard.storage.store import Store

# A commit costs about the same for one turn as for some hundred: what waits is taken together, up to this many.
TOGETHER = 500
# At least so long lies between two commits: where many speak at once a commit is shared, and one alone does not wait.
PACE_S = 0.01
# More than this waiting means that the disk has stopped: better to say so than to fill the memory.
MOST_WAITING = 10_000


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What somebody wants kept, and where to tell them that it is."""

    given: Given
    done: Future[Receipt]


class LiveWriter:
    """Keeps turns for many callers at once: one thread writes, and each caller is told after the commit.

    `call` is called after each commit: somebody may want to know what is new.
    """

    def __init__(self, store: Store, call: Callable[[], None] = lambda: None) -> None:
        self._store = store
        self._call = call
        self._appending = Appending()
        self._closed = False
        self._kept_at = 0.0
        self._waiting: Queue[_Waiting | None] = Queue(MOST_WAITING)
        self._thread = Thread(target=self._run, name="heard live writer")
        self._thread.start()

    def keep(self, given: Given) -> Future[Receipt]:
        """Keep turns of a conversation, new ones or changed ones; the result is there once they cannot be lost.

        StorageError, by the future or at once, if they could not be kept; NotFound, by the future, where they were
        to be added to a conversation that is not there or lies out of reach.
        """
        if self._closed:
            raise StorageError(f"{self._store.database.name}: no message is taken any more; start Heard again.")
        waiting = _Waiting(given, Future())
        try:
            self._waiting.put_nowait(waiting)
        except Full:
            raise StorageError(
                f"{self._store.database.name}: {MOST_WAITING} messages wait already; try again in a moment.",
                temporary=True,
            ) from None
        return waiting.done

    def close(self) -> None:
        """Keep what still waits, and end."""
        self._closed = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while group := self._group():
            # Whoever has stopped waiting is left out; the others can no longer stop.
            group = [each for each in group if each.done.set_running_or_notify_cancel()]
            for each, result in zip(group, self._keep(group), strict=True):
                _tell(each, result)
            self._kept_at = monotonic()
            self._call()

    def _keep(self, group: Sequence[_Waiting]) -> Sequence[Receipt | HeardError]:
        """Keep a group in one commit; if that fails for good, each alone, so that a bad one harms nobody else."""
        try:
            with self._store.writing() as session:
                return keep_together(session, self._appending, [each.given for each in group])
        except HeardError as problem:
            reason = problem
        except Exception as problem:  # noqa: BLE001 - nobody may wait for ever, whatever it is
            reason = HeardError(
                f"the message could not be kept ({type(problem).__name__}: {problem}); please report it."
            )
        if len(group) == 1 or (isinstance(reason, StorageError) and reason.temporary):
            return [reason] * len(group)
        return [result for each in group for result in self._keep([each])]

    def _group(self) -> list[_Waiting]:
        """Those that wait, at least one; none when it is time to end."""
        group = [self._waiting.get()]
        if not self._closed:
            sleep(max(0.0, self._kept_at + PACE_S - monotonic()))
        with _until_empty():
            while group[-1] is not None and len(group) < TOGETHER:
                group.append(self._waiting.get_nowait())
        if group[-1] is None and len(group) > 1:
            # What came before the end is kept first; the end is met again in the next round.
            self._waiting.put(None)
        return [each for each in group if each is not None]


@contextmanager
def _until_empty() -> Iterator[None]:
    try:
        yield
    except Empty:
        return


def _tell(each: _Waiting, result: Receipt | HeardError) -> None:
    if isinstance(result, HeardError):
        each.done.set_exception(result)
    else:
        each.done.set_result(result)
