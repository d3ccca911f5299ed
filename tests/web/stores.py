"""Stores for tests that need several, or one for long: on SQLite a copy of an empty file, on PostgreSQL a database."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from heard.storage.database import Database
from heard.storage.store import Store
from tests.postgres import Server
from tests.storage.conftest import TEMPLATE, store_on


@dataclass(frozen=True, slots=True)
class Stores:
    """Makes empty stores, up to date, and closes them all at the end."""

    source: Path | Server
    made: list[Database] = field(default_factory=list)

    def another(self, home: Path) -> Store:
        """One more store, in a folder if it is a file."""
        if isinstance(self.source, Server):
            database = Database(self.source.empty_database(template=TEMPLATE))
        else:
            shutil.copy(self.source, home / "heard.db")
            database = Database(f"sqlite:///{home / 'heard.db'}")
        self.made.append(database)
        return store_on(database)

    def close(self) -> None:
        """Let go of all of them."""
        for each in self.made:
            each.close()
