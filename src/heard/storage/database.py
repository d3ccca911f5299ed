"""A database to read from and write to: SQLite in one file, or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnection

from heard.errors import SettingsError
from heard.storage.trouble import trouble_of

# How long a write waits for another process that writes, in milliseconds: longer than any of Heard's own writes.
PATIENCE_MS = 10_000
# How long one waits before asking again, in seconds.
SOON_S = 0.05
PRAGMAS = (
    # With NORMAL a commit that was acknowledged may be gone after a power cut.
    "synchronous = FULL",
    "foreign_keys = ON",
    # What is deleted is overwritten: erasure is checked on the raw file.
    "secure_delete = ON",
    f"busy_timeout = {PATIENCE_MS}",
)
# The lock that those who write to PostgreSQL hold one after another; any number does that nobody else uses there.
WRITING = 0x48656172640A
POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}


class Database:
    """One database: `reading` and `writing` give a connection in a transaction, and errors of one sentence."""

    def __init__(self, url: str) -> None:
        parsed = _url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.address = parsed.render_as_string(hide_password=False)
        self.name = str(parsed.database) if self.is_sqlite else parsed.render_as_string(hide_password=True)
        self.engine = _sqlite(parsed) if self.is_sqlite else _postgres(parsed)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database; StorageError says what went wrong."""
        with self._connected("BEGIN" if self.is_sqlite else "REPEATABLE READ") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept all together at the end, or not at all; StorageError as above."""
        with self._connected("BEGIN IMMEDIATE" if self.is_sqlite else "READ COMMITTED") as connection:
            self._wait_for_turn(connection)
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, for changes of the tables themselves."""
        with self.translated(), self.engine.connect() as connection:
            if self.is_sqlite:
                # A table that is written anew must not take its dependents along.
                connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.execution_options(heard_begin="BEGIN IMMEDIATE").begin():
                    self._wait_for_turn(connection)
                    yield connection
            finally:
                # The next user of this connection counts on what was switched off.
                connection.invalidate()

    @contextmanager
    def unbound(self) -> Iterator[Connection]:
        """A connection on which each statement stands for itself, for those that no transaction may hold."""
        with self.translated(), self.engine.connect() as connection:
            how = {"heard_begin": "SELECT 1"} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
            yield connection.execution_options(**how)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _connected(self, how: str) -> Iterator[Connection]:
        option = "heard_begin" if self.is_sqlite else "isolation_level"
        with (
            self.translated(),
            self.engine.connect() as connection,
            connection.execution_options(**{option: how}).begin(),
        ):
            yield connection

    def _wait_for_turn(self, connection: Connection) -> None:
        """Let one write at a time, as SQLite does: two must not make the same customer, agent or job."""
        if not self.is_sqlite:
            connection.exec_driver_sql(
                f"SET LOCAL lock_timeout = {PATIENCE_MS}; SELECT pg_advisory_xact_lock({WRITING})"
            )

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Errors of the driver as a StorageError of one sentence."""
        try:
            yield
        except (DBAPIError, NoConnection) as problem:
            raise trouble_of(problem, self.name) from problem


def _url(text: str) -> URL:
    try:
        url = make_url(text)
        name = url.drivername
    except ArgumentError:
        name = ""
    if name in POSTGRES_NAMES:
        return url.set(drivername="postgresql+psycopg")
    if name == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url
    raise SettingsError(
        "The database is neither sqlite:///path/to/file nor postgresql://user@host/name; mend its address."
    )


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE_MS / 1000})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own kind
        # The driver would begin a transaction by itself, and not before every statement.
        connection.isolation_level = None
        _keep_a_log(connection)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that will write takes the lock at once: one that reads first could not wait for it.
        connection.exec_driver_sql(connection.get_execution_options().get("heard_begin", "BEGIN"))

    return engine


def _postgres(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except NoSuchModuleError as problem:
        raise SettingsError(f"The database's driver is not known: {problem}.") from problem


def _keep_a_log(connection: Any) -> None:  # noqa: ANN401 - the driver's own kind
    """Switch to WAL; of several that open a new file at once SQLite lets one through, and has the others ask again."""
    until = monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError as problem:
            if "locked" not in str(problem) or monotonic() > until:
                raise
            sleep(SOON_S)
        else:
            return
