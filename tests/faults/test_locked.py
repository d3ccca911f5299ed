"""A write lock that somebody else holds: waited for, then told in one sentence, and gone on from."""

from pathlib import Path
from time import sleep

import pytest

from tests.faults.child import Child
from tests.faults.deeds import hold_lock, live
from tests.faults.home import Home
from tests.faults.talks import write_talks
from tests.faults.test_live import numbers_in, numbers_kept

pytestmark = pytest.mark.faults

TOLD = "another process has been writing for too long; try again in a moment."
LONGER_THAN_A_START_S = 2.0


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home on SQLite with its tables."""
    home = Home(tmp_path / "home")
    home.contents()
    return home


def test_everybody_waits_says_so_and_goes_on(home: Home, tmp_path: Path) -> None:
    at_work = home.heard("import", str(write_talks(tmp_path / "talks.jsonl", 4000)))
    at_work.until(lambda: home.read_so_far() > 0)
    lock = Child(tmp_path / "lock", hold_lock, home.folder / "heard.db")
    lock.until(lambda: "held" in lock.out)
    messages = Child(tmp_path / "live", live, 0, 20, **home.environment)
    late = home.heard("import", str(write_talks(tmp_path / "late.jsonl", 10)))
    assert late.end() == 3
    told = f"{home.folder / 'heard.db'}: {TOLD}\n"
    lock.until(lambda: told in messages.err and told in at_work.err)
    lock.kill()
    assert [messages.end(), at_work.end()] == [0, 1]
    assert [late.err, at_work.err] == [f"heard: {told}"] * 2
    assert sorted(numbers_in(messages.out)) == sorted(numbers_kept(home)) == list(range(20))
    assert [job.counts["new"] for job in home.jobs()] == [4000]


def test_the_jobs_of_dbos_are_waited_for(home: Home, tmp_path: Path) -> None:
    file = str(write_talks(tmp_path / "talks.jsonl", 10))
    assert home.heard("import", file).end() == 0
    lock = Child(tmp_path / "lock", hold_lock, home.folder / "jobs.db")
    lock.until(lambda: "held" in lock.out)
    imported = home.heard("import", file)
    sleep(LONGER_THAN_A_START_S)
    lock.kill()
    assert (imported.end(), imported.err) == (0, "")
