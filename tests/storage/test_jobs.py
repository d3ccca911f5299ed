"""Jobs: found again while they are not at their end, counted on when they are, whatever the clock says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from heard.errors import NotFound
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, all_jobs, end_job, find_job, plan_job
from heard.storage.store import Store
from tests.storage.conftest import NOW

PLAN = Plan(JobKind.IMPORT, "abc", "talks.csv", {"new": 0}, {"path": "talks.csv"}, 100)


def planned(store: Store, plan: Plan = PLAN) -> Job:
    """The job for a plan."""
    with store.writing() as session:
        return plan_job(session, plan)


def ended(store: Store, job: Job, state: JobState = JobState.DONE) -> Job:
    """A job that has ended so."""
    with store.writing() as session:
        end_job(session, job.id, state)
        return find_job(session, job.id)


def advanced(store: Store, job: Job, done: int, counts: Mapping[str, int]) -> Job:
    """A job that has come so far."""
    with store.writing() as session:
        return advance_job(session, job.id, done=done, counts=counts)


def test_a_new_job_stands_at_its_beginning(store: Store) -> None:
    job = planned(store)
    assert (job.id, job.kind, job.state, job.done, job.total) == ("import-abc-1", "import", "running", 0, 100)
    assert (job.title, job.arguments, job.counts, job.started_at) == (PLAN.title, PLAN.arguments, PLAN.counts, NOW)


def test_one_that_was_cut_off_is_found_again_as_it_stands(store: Store) -> None:
    job = advanced(store, planned(store), 40, {"new": 7})
    assert planned(store) == job
    assert (job.done, job.counts) == (40, {"new": 7})


def test_one_that_has_ended_is_followed_by_another(store: Store) -> None:
    ids = [ended(store, planned(store)).id for _ in range(12)]
    assert ids == [f"import-abc-{number}" for number in range(1, 13)]


def test_a_clock_that_was_set_back_hides_no_job(store: Store) -> None:
    ended(store, planned(store))
    earlier = planned(replace(store, clock=lambda: NOW - timedelta(hours=2)))
    assert planned(store).id == earlier.id == "import-abc-2"


def test_jobs_of_other_files_are_others(store: Store) -> None:
    assert {planned(store, replace(PLAN, what=what)).id for what in ("a_c", "abc", "a%c")} == {
        "import-a_c-1",
        "import-abc-1",
        "import-a%c-1",
    }


def test_how_a_job_has_ended_is_not_changed_again(store: Store) -> None:
    job = ended(store, planned(store), JobState.CANCELLED)
    assert ended(store, job).state is JobState.CANCELLED
    assert advanced(store, job, 50, {}).has_ended


def test_they_are_listed_the_newest_first(store: Store) -> None:
    planned(store)
    planned(replace(store, clock=lambda: NOW + timedelta(hours=1)), replace(PLAN, what="xyz"))
    with store.reading() as session:
        assert [job.id for job in all_jobs(session)] == ["import-xyz-1", "import-abc-1"]
        assert [job.id for job in all_jobs(session, beginning="import-a")] == ["import-abc-1"]


def test_what_is_not_there_is_named(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotFound, match="There is no job x; `heard jobs` lists"):
        find_job(session, "x")
