"""Who saw what: written down once an hour for each person and thing, since a screen asks again and again."""

from threading import Lock
from time import monotonic

from heard.errors import StorageError
from heard.storage.access import audit
from heard.storage.store import Store

EVERY_S = 60 * 60.0
# More are forgotten together: an entry too many is better than a memory that grows.
MOST = 50_000


class Views:
    """One a process. Nothing is shown whose entry could not be made; those that come at once are one commit."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._turn = Lock()
        self._waiting: list[tuple[str, str]] = []
        self._noted: dict[tuple[str, str], float] = {}

    def note(self, actor: str, what: str) -> None:
        """Somebody is about to see something, such as "conversation 7"; StorageError if it cannot be written down."""
        now = monotonic()
        if now - self._noted.get((actor, what), -EVERY_S) < EVERY_S:
            return
        with self._lock:
            self._waiting.append((actor, what))
        with self._turn:
            self._write_down()
        with self._lock:
            if len(self._noted) >= MOST:
                self._noted.clear()
            self._noted[actor, what] = now

    def _write_down(self) -> None:
        """Write down what waits, which may be nothing by now; what could not be is left to those who wait for it."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        try:
            if waiting:
                with self._store.writing() as session:
                    for actor, what in waiting:
                        audit.record(session, actor, "view", what)
        except StorageError:
            with self._lock:
                self._waiting = waiting + self._waiting
            raise
