"""A home of Heard that a test makes, and what a look into its store finds."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Select, Table, func, select

from heard.errors import StorageError
from heard.storage.conversations import fingerprint
from heard.storage.database import Database
from heard.storage.jobs import Job, all_jobs
from heard.storage.schema import JOB
from heard.storage.store import Store
from heard.storage.upkeep.check import problems
from heard.storage.upkeep.tables import METADATA
from heard.wiring.store import open_database, open_store
from tests.faults.child import Child
from tests.faults.deeds import heard as command


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was kept: the fingerprint of the conversations, and how many rows each table has."""

    fingerprint: str
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Home:
    """A folder for HEARD_HOME, the database if it is not the file in it, and where commands say things."""

    folder: Path
    database: str = ""
    said: Path | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What leads Heard here."""
        return {"HEARD_HOME": str(self.folder), "HEARD_DATABASE": self.database}

    def heard(self, *arguments: str) -> Child:
        """A command at work here."""
        return Child(self.said or self.folder.with_name("said"), command, *arguments, **self.environment)

    def store(self) -> AbstractContextManager[Store]:
        """The store, as a command opens it."""
        return open_store(self.environment)

    def contents(self) -> Contents:
        """All that was kept; an error if the store is not whole."""
        with self.store() as store, store.reading() as session:
            tables = [table for table in METADATA.sorted_tables if table is not JOB]
            rows = {each.name: session.connection.execute(_count(each)).scalar_one() for each in tables}
            assert list(problems(store.database)) == []
            return Contents(fingerprint(session), rows)

    def jobs(self) -> Sequence[Job]:
        """The jobs."""
        with self.store() as store, store.reading() as session:
            return all_jobs(session)

    def read_so_far(self) -> int:
        """How many conversations the newest job has read; 0 while there is none, or nothing to look into."""
        try:
            with self.database_there() as database, database.reading() as connection:
                counts = connection.execute(select(JOB.c.counts).order_by(JOB.c.started_at.desc())).scalar()
        except StorageError:
            return 0
        return int(counts["read"]) if counts else 0

    def database_there(self) -> AbstractContextManager[Database]:
        """The database, looked at without making anything."""
        return open_database(self.environment)

    def rejected(self, job: Job) -> bytes:
        """The file with what an import has rejected."""
        return (self.folder / "rejected" / f"{job.id}.csv").read_bytes()


def _count(table: Table) -> Select[int]:
    return select(func.count()).select_from(table)
