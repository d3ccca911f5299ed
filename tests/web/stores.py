"""Stores for tests that need several, or one for long: on SQLite a copy of an empty file, on PostgreSQL a database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from heard.storage.database import Database
from heard.storage.store import Store
from tests.postgres import Server
from tests.storage.conftest import TEMPLATE, store_on


@dataclass(frozen=True, slots=True)
class Stores:
    """Makes empty stores, up to date."""

    source: Path | Server

    @contextmanager
    def another(self, home: Path) -> Iterator[Store]:
        """One more store, in a folder if it is a file; let go of as soon as it is done with."""
        if isinstance(self.source, Server):
            database = Database(self.source.empty_database(template=TEMPLATE))
        else:
            shutil.copy(self.source, home / "heard.db")
            database = Database(f"sqlite:///{home / 'heard.db'}")
        yield store_on(database)
        database.close()
