"""What the tests under faults share: an import that nobody disturbed, and a PostgreSQL of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from heard.jobs.importing import BATCH
from tests.faults.home import Contents, Home
from tests.faults.talks import write_talks
from tests.postgres import Server

# Twice as many batches as kills are to meet on a machine that is busy at first and quiet then.
LONG, SHORT = 8000, 1200


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """An import from its beginning to its end: its file, its home, what came of it, and how long a batch took."""

    file: Path
    home: Home
    contents: Contents
    counts: dict[str, int]
    rejected: bytes
    batch_s: float


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """An import that takes its time."""
    return _import(tmp_path_factory.mktemp("long"), LONG)


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """An import that is soon done."""
    return _import(tmp_path_factory.mktemp("short"), SHORT)


def _import(folder: Path, count: int) -> Undisturbed:
    file, home = write_talks(folder / "talks.jsonl", count, turns=2), Home(folder / "home")
    child = home.heard("import", str(file))
    assert child.end() == 1, child.err
    [job] = home.jobs()
    batch_s = (job.changed_at - job.started_at).total_seconds() * BATCH / count
    return Undisturbed(file, home, home.contents(), dict(job.counts), home.rejected(job), batch_s)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL that may be taken away."""
    server = Server()
    yield server
    server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """An empty home: on SQLite, then on PostgreSQL."""
    if request.param == "sqlite":
        return Home(tmp_path / "home")
    return Home(tmp_path / "home", request.getfixturevalue("server").empty_database())
