"""Of several processes on one store, one is at work: by a lock that ends with the process, however that ends."""

from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from heard.storage.database import Database

# The locks of whoever sends, notices and looks after the store, on PostgreSQL; any numbers that nobody else uses do.
SENDING, NOTICING, KEEPING = 0x48656172640B, 0x48656172640C, 0x48656172640D


class Sole:
    """Whether this process is the one: a lock on a file beside SQLite, on a connection of its own to PostgreSQL.

    It is asked and given up by one thread.
    """

    def __init__(self, database: Database, lock: Path, number: int = SENDING) -> None:
        self._database = database
        self._number = number
        self._file = FileLock(lock)
        self._connection: Connection | None = None

    def is_mine(self) -> bool:
        """Take it if nobody has it, and say whether this process has it, still or now; StorageError as everywhere."""
        if self._database.is_sqlite:
            return self._file.is_locked or self._take_file()
        with self._database.translated():
            return self._still() or self._take_connection()

    def give_up(self) -> None:
        """Let another process have it."""
        self._file.release(force=True)
        if self._connection is not None:
            # Back in the pool it would hold the lock on.
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _take_file(self) -> bool:
        try:
            self._file.acquire(blocking=False)
        except Timeout:
            return False
        return True

    def _still(self) -> bool:
        """Whether the connection lives, and with it the lock."""
        try:
            return self._connection is not None and bool(self._connection.execute(select(1)).scalar())
        except DBAPIError:
            self.give_up()
            return False

    def _take_connection(self) -> bool:
        connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(select(func.pg_try_advisory_lock(self._number))).scalar():
            self._connection = connection
            return True
        connection.close()
        return False
