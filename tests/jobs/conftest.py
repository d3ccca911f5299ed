"""A store in an SQLite file for the jobs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.storage.store import Store
from tests.storage.conftest import *  # noqa: F403 - the same file of empty tables
from tests.storage.conftest import on_file, store_on


@pytest.fixture
def store(sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store; its clock stands still."""
    database = on_file(Path(shutil.copy(sqlite, tmp_path / "heard.db")))
    yield store_on(database)
    database.close()
