"""Stores for tests that need several, or one for long: on SQLite a copy of a file, on PostgreSQL a database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from heard.storage.database import Database
from heard.storage.store import Store
from tests.postgres import Server, drop
from tests.storage.conftest import TEMPLATE, on_file, store_on


@dataclass(frozen=True, slots=True)
class Stores:
    """Makes stores, up to date."""

    source: Path | Server

    @contextmanager
    def another(self, home: Path, like: Store | None = None) -> Iterator[Store]:
        """One more store, in a folder if it is a file; empty, or a copy of one that was let go of.

        It is let go of as soon as it is done with.
        """
        if isinstance(self.source, Server):
            template = str(like.database.engine.url.database) if like else TEMPLATE
            database = Database(self.source.empty_database(template=template))
        else:
            shutil.copy(like.database.name if like else self.source, home / "heard.db")
            database = on_file(home / "heard.db")
        yield store_on(database)
        if like and isinstance(self.source, Server):
            drop(database, self.source)
        else:
            database.close()
