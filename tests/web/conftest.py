"""The office that tests of the web come into, on SQLite.

Where the database matters, a module takes `database` from tests.storage.conftest and is run on PostgreSQL as well.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from heard.storage.database import Database
from heard.storage.store import Store
from tests.storage.conftest import *  # noqa: F403 - the same stores
from tests.storage.conftest import on_file
from tests.web.figures import causes_of, weeks_of
from tests.web.office import Office, open_office, reopened
from tests.web.stores import Stores


@pytest.fixture(name="database")
def database_on_sqlite(sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty database, up to date."""
    shutil.copy(sqlite, tmp_path / "heard.db")
    database = on_file(tmp_path / "heard.db")
    yield database
    database.close()


@pytest.fixture(scope="session")
def closed(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office as it is left behind, to be opened again on copies of its store."""
    home = tmp_path_factory.mktemp("office")
    with Stores(sqlite).another(home) as store, open_office(store, home) as office:
        return office


@pytest.fixture
def office(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Iterator[Office]:
    """The app with two teams and people of every role; in an SQLite file that nobody has opened they come as a copy."""
    file = Path(store.database.name)
    if store.database.is_sqlite and not file.with_name(f"{file.name}-wal").exists():
        left: Office = request.getfixturevalue("closed")
        shutil.copy(left.house.store.database.name, file)
        opening = reopened(left, store, tmp_path)
    else:
        opening = open_office(store, tmp_path)
    with opening as office:
        yield office


@pytest.fixture(scope="session")
def after_weeks(closed: Office, sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the office after eight weeks of conversations."""
    home = tmp_path_factory.mktemp("weeks")
    with Stores(sqlite).another(home, closed.house.store) as store, reopened(closed, store, home) as office:
        weeks_of(office)
        return Path(store.database.name)


@pytest.fixture
def weeks(office: Office, after_weeks: Path) -> Office:
    """The office after eight weeks of conversations, which come as a copy into what is open."""
    with closing(connect(after_weeks)) as lived, closing(connect(office.house.store.database.name)) as copy:
        lived.backup(copy)
    return office


@pytest.fixture
def causes(weeks: Office) -> dict[str, int]:
    """The causes of these weeks, by what they are about."""
    return causes_of(weeks)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stores(request: pytest.FixtureRequest) -> Stores:
    """Makes stores on each database."""
    return Stores(request.getfixturevalue(request.param))
