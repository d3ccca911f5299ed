"""Of several processes on one store, one sends."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import text

from heard.storage.database import Database
from heard.storage.outgoing.sole import SENDING, Sole


@contextmanager
def two(database: Database, lock: Path) -> Iterator[tuple[Sole, Sole]]:
    """Two that would each like to be the one."""
    with closing(Database(database.address)) as other:
        one, another = Sole(database, lock), Sole(other, lock)
        yield one, another
        one.give_up()
        another.give_up()


def test_there_is_one_until_it_gives_up(database: Database, tmp_path: Path) -> None:
    with two(database, tmp_path / "deliveries") as (one, other):
        assert [one.is_mine(), other.is_mine(), one.is_mine()] == [True, False, True]
        one.give_up()
        assert [other.is_mine(), one.is_mine()] == [True, False]


def test_a_connection_that_was_cut_is_taken_anew(database: Database, tmp_path: Path) -> None:
    with two(database, tmp_path / "deliveries") as (one, other):
        assert one.is_mine()
        _cut(database)
        assert one.is_mine()
        assert not other.is_mine()


def _cut(database: Database) -> None:
    """End the connection that holds the lock; on SQLite there is none."""
    if not database.is_sqlite:
        holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = :low"
        with database.unbound() as connection:
            connection.execute(text(holder), {"low": SENDING & 0xFFFFFFFF})
