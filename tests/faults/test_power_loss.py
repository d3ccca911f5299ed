"""A power cut: of what SQLite had not yet on the disk any part may be gone, and what opens is a prefix of commits."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from heard.storage.conversations import keep
from heard.storage.database import Database
from heard.storage.schema import CONVERSATION
from heard.storage.upkeep.check import problems
from heard.storage.upkeep.upgrade import upgrade
from tests.faults.deeds import message
from tests.storage.conftest import store_on

pytestmark = pytest.mark.faults

TEARS, COMMITS = 100, 30


@dataclass(frozen=True, slots=True)
class Written:
    """An SQLite file and its log, with how much of the log there was after each commit."""

    file: Path
    log: Path
    sizes: tuple[int, ...]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """One commit after another, each a conversation, none of them yet moved from the log into the file."""
    folder = tmp_path_factory.mktemp("written")
    database = Database(f"sqlite:///{folder / 'heard.db'}")
    upgrade(database)
    file, log = folder / "copy.db", folder / "copy.db-wal"
    with sqlite3.connect(folder / "heard.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copyfile(folder / "heard.db", file)
    sizes = []
    for number in range(COMMITS):
        with store_on(database).writing() as session:
            keep(session, str(number), [message(number)])
        sizes.append((folder / "heard.db-wal").stat().st_size)
    copyfile(folder / "heard.db-wal", log)
    yield Written(file, log, tuple(sizes))
    database.close()


@pytest.mark.parametrize("kind", ["torn", "garbled"])
def test_what_opens_is_a_prefix_of_commits_and_whole(written: Written, kind: str, tmp_path: Path) -> None:
    chance = Random(kind)
    found = set()
    for tear in range(TEARS // 2):
        at = chance.randrange(written.sizes[-1])
        path = tmp_path / f"{tear}.db"
        copyfile(written.file, path)
        rest = b"" if kind == "torn" else chance.randbytes(written.sizes[-1] - at)
        path.with_name(f"{path.name}-wal").write_bytes(written.log.read_bytes()[:at] + rest)
        count = commits_in(path)
        assert count == sum(size <= at for size in written.sizes)
        found.add(count)
    assert len(found) > COMMITS / 3


def commits_in(path: Path) -> int:
    """How many of the commits are there: the first ones, without a gap, in a store that is whole."""
    database = Database(f"sqlite:///{path}")
    assert list(problems(database)) == []
    with database.reading() as connection:
        sources = [int(row.source) for row in connection.execute(CONVERSATION.select().order_by(CONVERSATION.c.id))]
    database.close()
    assert sources == list(range(len(sources)))
    return len(sources)
