"""Jobs at work: gone on with after trouble, ended with a sentence, and begun again whatever DBOS remembers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from heard.errors import HeardError, StorageError
from heard.jobs.durable import DurableJobs
from heard.storage.jobs import Job, JobKind, JobState, Plan, end_job, find_job, plan_job
from heard.storage.store import Store

PATIENCE_S = 30.0


class Work:
    """Work that meets these problems, one at each try, and is then done."""

    def __init__(self, store: Store, *problems: Exception) -> None:
        self._store = store
        self._problems = list(problems)

    def __call__(self, job_id: str) -> None:
        """Try."""
        if self._problems:
            raise self._problems.pop(0)
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)


@pytest.fixture
def job(store: Store) -> Job:
    """A job that is wanted."""
    with store.writing() as session:
        return plan_job(session, Plan(JobKind.IMPORT, "x", "x.csv", {}, {}))


@contextmanager
def jobs_at(store: Store, work: Callable[[str], None], tmp_path: Path) -> Iterator[DurableJobs]:
    """Jobs that do this work."""
    jobs = DurableJobs(store, {JobKind.IMPORT: work}, address=f"sqlite:///{tmp_path / 'jobs.db'}")
    try:
        yield jobs
    finally:
        jobs.close()


def ended(store: Store, jobs: DurableJobs, job: Job) -> Job:
    """The job when nothing more will come of it."""
    jobs.start(job.id, job.kind)
    late = monotonic() + PATIENCE_S
    while monotonic() < late:
        with store.reading() as session:
            job = find_job(session, job.id)
        if job.has_ended:
            return job
        sleep(0.02)
    raise AssertionError(f"nothing has come of it: {jobs.trouble}")


def test_trouble_that_passes_is_told_and_waited_for(store: Store, job: Job, tmp_path: Path) -> None:
    full = StorageError("the disk is full.", temporary=True)
    with jobs_at(store, Work(store, full), tmp_path) as jobs:
        assert ended(store, jobs, job).state is JobState.DONE
        assert jobs.trouble is full


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (HeardError("the file is gone."), "the file is gone."),
        (StorageError("it is damaged."), "it is damaged."),
        (RuntimeError("oops"), "import-x-1 met what Heard is not made for (RuntimeError: oops); please report it."),
        (MemoryError(), "There is not enough memory; free some and try again."),
    ],
)
def test_what_does_not_pass_ends_the_job_with_a_sentence(
    store: Store, job: Job, problem: Exception, told: str, tmp_path: Path
) -> None:
    with jobs_at(store, Work(store, problem), tmp_path) as jobs:
        failed = ended(store, jobs, job)
        assert (failed.state, failed.problem, str(jobs.broken)) == (JobState.FAILED, told, told)


def test_a_job_that_was_cut_off_begins_again_though_dbos_has_seen_it_end(
    store: Store, job: Job, tmp_path: Path
) -> None:
    with jobs_at(store, lambda _: None, tmp_path) as jobs:
        jobs.start(job.id, job.kind)
        sleep(0.5)
    with jobs_at(store, Work(store), tmp_path) as jobs:
        assert ended(store, jobs, job).state is JobState.DONE


def test_a_place_for_dbos_that_cannot_be_used_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="it cannot be opened"), jobs_at(store, Work(store), tmp_path / "nowhere"):
        pass


def test_a_database_of_dbos_that_is_damaged_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_bytes(b"no database" * 1000)
    with pytest.raises(StorageError, match="it is damaged"), jobs_at(store, Work(store), tmp_path):
        pass
