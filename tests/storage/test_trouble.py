"""What a database could not do, as one sentence, and whether it may pass."""

import sqlite3

import psycopg
import pytest
from psycopg import errors
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from heard.storage.trouble import trouble_of

REFUSED = 'connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused'
UNKNOWN = 'connection failed: connection to server on socket "/x" failed: FATAL:  database "nowhere" does not exist'
NOBODY = 'connection failed: connection to server on socket "/x" failed: FATAL:  role "stranger" does not exist'
REFUSED_HERE = 'connection failed: ... FATAL:  password authentication failed for user "x"'
STARTING = "connection failed: ... FATAL:  the database system is starting up"


@pytest.mark.parametrize(
    ("problem", "told", "passes"),
    [
        (sqlite3.OperationalError("database or disk is full"), "the disk is full; free some space", True),
        (sqlite3.OperationalError("database is locked"), "another process has been writing for too long", True),
        (sqlite3.OperationalError("attempt to write a readonly database"), "it cannot be written to", False),
        (sqlite3.OperationalError("unable to open database file"), "it cannot be opened", False),
        (sqlite3.OperationalError("disk I/O error"), "the disk does not answer as it should", False),
        (sqlite3.DatabaseError("database disk image is malformed"), "it is damaged; put a backup", False),
        (sqlite3.DatabaseError("file is not a database"), "it is damaged; put a backup", False),
        (
            sqlite3.OperationalError("no such table: turn"),
            "its tables are missing or old; run `heard db upgrade`",
            False,
        ),
        (sqlite3.OperationalError("something else"), "it refused what Heard asked (something else)", False),
        (errors.DiskFull("x"), "the disk is full; free some space", True),
        (errors.LockNotAvailable("x"), "another process has been writing for too long", True),
        (errors.DeadlockDetected("x"), "another process has been writing for too long", True),
        (errors.ReadOnlySqlTransaction("x"), "it cannot be written to", False),
        (errors.AdminShutdown("x"), "it does not answer; Heard goes on as soon as it is back", True),
        (errors.ConnectionFailure("x"), "it does not answer", True),
        (errors.TooManyConnections("x"), "the server has no room for more", True),
        (errors.UndefinedTable("x"), "its tables are missing or old; run `heard db upgrade`", False),
        (errors.DataCorrupted("x"), "it is damaged; put a backup", False),
        (errors.UniqueViolation("x"), "it refused what Heard asked (23505)", False),
        (psycopg.OperationalError("server closed the connection unexpectedly"), "it does not answer", True),
        (psycopg.OperationalError(REFUSED), "it does not answer", True),
        (psycopg.OperationalError(STARTING), "it does not answer", True),
        (psycopg.OperationalError(UNKNOWN), "there is no such database on the server; create it first", False),
        (psycopg.OperationalError(NOBODY), "it does not let this user in", False),
        (psycopg.OperationalError(REFUSED_HERE), "it does not let this user in", False),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_it_is_told_in_one_sentence(problem: Exception, told: str, *, passes: bool) -> None:
    trouble = trouble_of(DBAPIError("SELECT 1", {}, problem), "the store")
    assert str(trouble).startswith(f"the store: {told}")
    assert str(trouble).endswith(".")
    assert trouble.temporary is passes


def test_a_connection_that_the_driver_gave_up_may_come_back() -> None:
    lost = DBAPIError("SELECT 1", {}, psycopg.OperationalError("x"), connection_invalidated=True)
    assert trouble_of(lost, "the store").temporary


def test_no_connection_that_is_free_is_trouble_that_passes() -> None:
    assert trouble_of(NoConnection(), "the store").temporary
