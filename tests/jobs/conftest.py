"""A store in an SQLite file for the jobs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.storage.database import Database
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import upgrade
from tests.storage.conftest import store_on


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store; its clock stands still."""
    database = Database(f"sqlite:///{tmp_path / 'heard.db'}")
    upgrade(database)
    yield store_on(database)
    database.close()
