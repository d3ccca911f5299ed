"""A store in an SQLite file for the jobs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.storage.database import Database
from tests.storage.conftest import *  # noqa: F403 - the same stores
from tests.storage.conftest import on_file


@pytest.fixture(name="database")
def database_on_sqlite(sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty database, up to date."""
    database = on_file(Path(shutil.copy(sqlite, tmp_path / "heard.db")))
    yield database
    database.close()
