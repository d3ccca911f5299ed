"""Calls whoever listens when another process has written something: PostgreSQL tells of it at each commit."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event as Signal
from threading import Thread

import psycopg
from sqlalchemy import make_url

from heard.storage.database import Database
from heard.storage.happening.events import CALL

# How long to wait for a call before looking whether it is time to end, and before asking again a server that is away.
LOOK_S, AGAIN_S = 0.5, 0.5


class Caller:
    """Listens on a connection of its own. After it was away it calls once, since something may have been missed."""

    def __init__(self, database: Database, call: Callable[[], None]) -> None:
        url = make_url(database.address).set(drivername="postgresql")
        self._address = url.render_as_string(hide_password=False)
        self._call = call
        self._ended = Signal()
        self._thread = Thread(target=self._run, name="heard caller")
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            with suppress(psycopg.Error), psycopg.connect(self._address, autocommit=True) as connection:
                connection.execute(f"LISTEN {CALL}")
                self._call()
                self._listen(connection)
            self._ended.wait(AGAIN_S)

    def _listen(self, connection: "psycopg.Connection[tuple[object, ...]]") -> None:
        while not self._ended.is_set():
            for _ in connection.notifies(timeout=LOOK_S, stop_after=1):
                self._call()
