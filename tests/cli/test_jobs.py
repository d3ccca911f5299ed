"""`heard jobs`: the list, and how to stop a job or go on with it."""

from pathlib import Path

import pytest

from heard.jobs.importing import Import, Importer
from heard.storage.jobs import Job
from heard.wiring.store import open_store
from tests.cli.conftest import Here
from tests.faults.talks import write_talks

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def planned(home: Path, tmp_path: Path) -> Job:
    """An import that was cut off at its beginning."""
    with open_store() as store:
        return Importer(store, home).plan(Import(write_talks(tmp_path / "talks.jsonl", 15), "import"))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen on which a line of the list is one."""
    monkeypatch.setenv("COLUMNS", "200")


def test_there_are_none_at_first(here: Here) -> None:
    assert here("jobs").out == "There are no jobs yet; `heard import FILE` starts one.\n"


def test_a_job_is_listed_with_what_came_of_it(here: Here, tmp_path: Path) -> None:
    here("import", str(write_talks(tmp_path / "talks.jsonl", 15)))
    header, line = here("jobs").out.splitlines()
    assert header.split() == ["job", "what", "state", "done", "came", "of", "it"]
    assert line.split(maxsplit=4)[1:] == ["talks.jsonl", "done", "100%", "15 new, 60 turns, 15 read"]


def test_what_failed_is_listed_with_the_reason(here: Here, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b" ")
    here("import", str(tmp_path / "x"))
    assert "this is empty; save the conversation in it and try again." in " ".join(here("jobs").out.split())


def test_one_that_was_cut_off_is_gone_on_with(here: Here, planned: Job) -> None:
    done = here("jobs", "resume", planned.id)
    assert (done.code, done.out, done.err) == (0, f"{planned.id} is done.\n", "")


def test_one_that_is_cancelled_is_not_gone_on_with(here: Here, planned: Job) -> None:
    assert here("jobs", "cancel", planned.id).out == f"{planned.id} is cancelled.\n"
    done = here("jobs", "resume", planned.id)
    assert (done.code, done.out) == (2, "")
    assert done.err == "heard: talks.jsonl was cancelled; run the same command again to begin anew.\n"


def test_one_that_is_done_stays_done(here: Here, planned: Job) -> None:
    here("jobs", "resume", planned.id)
    assert here("jobs", "cancel", planned.id).out == f"{planned.id} is done.\n"
    assert here("jobs", "resume", planned.id).out == f"{planned.id} is done.\n"


@pytest.mark.parametrize("command", ["cancel", "resume"])
def test_one_that_is_not_there_is_named(here: Here, command: str) -> None:
    done = here("jobs", command, "x")
    assert (done.code, done.out) == (2, "")
    assert done.err == "heard: There is no job x; `heard jobs` lists those there are.\n"
