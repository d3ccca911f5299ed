"""Who saw what: written down once an hour for each person and thing, since a screen asks again and again."""

from threading import Lock
from time import monotonic

from heard.storage.access import audit
from heard.storage.store import Store

EVERY_S = 60 * 60.0
# More are forgotten together: an entry too many is better than a memory that grows.
MOST = 50_000


class Views:
    """One a process. Nothing is shown whose entry could not be made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._noted: dict[tuple[str, str], float] = {}

    def note(self, actor: str, what: str) -> None:
        """Somebody is about to see something, such as "conversation 7"; StorageError if it cannot be written down."""
        now = monotonic()
        if now - self._noted.get((actor, what), -EVERY_S) < EVERY_S:
            return
        with self._store.writing() as session:
            audit.record(session, actor, "view", what)
        with self._lock:
            if len(self._noted) >= MOST:
                self._noted.clear()
            self._noted[actor, what] = now
