"""A store on each database, empty and up to date, for every test that asks for one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Dialect, event

from heard.privacy.policy import Policy
from heard.storage.database import Database
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import upgrade
from heard.storage.vault import Vault
from tests.postgres import Server, drop

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
KEY = bytes(range(32))
TEMPLATE = "heard_template"
STATEMENTS: dict[Any, Any] = {}
SPOKEN: dict[str, Dialect] = {}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL that runs as long as the tests do."""
    server = Server()
    server.run(f"CREATE DATABASE {TEMPLATE}")
    database = Database(server.address_of(TEMPLATE))
    upgrade(database)
    database.close()
    yield server
    server.close()


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
        database = on_file(path)
        yield database
        database.close()
    else:
        server: Server = request.getfixturevalue("postgres")
        database = Database(server.empty_database(template=TEMPLATE))
        yield database
        drop(database, server)


@pytest.fixture
def store(database: Database) -> Store:
    """A store on that database; its clock stands still."""
    return store_on(database)


def on_file(path: Path) -> Database:
    """The database in a file, in a hurry."""
    return hurried(Database(f"sqlite:///{path}"))


def hurried(database: Database) -> Database:
    """A database on SQLite that waits for no disk: the machine outlives every test, so that nothing need be on it.

    Each would put all its statements into SQL anew; here what one has put so serves all.
    """

    @event.listens_for(database.engine, "connect")
    def hurry(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own kind
        connection.execute("PRAGMA synchronous = OFF")

    # What was open before is opened anew.
    database.close()
    database.engine.dialect = SPOKEN.setdefault("sqlite", database.engine.dialect)
    database.engine.update_execution_options(compiled_cache=STATEMENTS)
    return database


def store_on(database: Database) -> Store:
    """A store on a database; its clock stands still."""
    return Store(database, Vault([KEY]), Policy(), lambda: NOW)
