"""Answers out of a file: each beside its conversation, each rejected row named; cut off, nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from heard.conversation.survey import Scale
from heard.errors import StorageError, TranscriptError
from heard.jobs.attaching import Attacher, Survey
from heard.jobs.importing import BATCH
from heard.storage.jobs import Job, JobState, end_job, find_job
from heard.storage.rated import SURVEY_ANSWER
from heard.storage.store import Store
from tests.fakes.clock import StoppingClock
from tests.storage.insights.test_sums import talk

COUNT = 2 * BATCH + 50


@pytest.fixture
def wanted(store: Store, tmp_path: Path) -> Survey:
    """A file of some batches; one row is no answer, one survey has none, one conversation is missing."""
    with store.writing() as session:
        for number in range(COUNT):
            talk(session, number)
    rows = [f"{number},{1 + number % 5}" for number in range(COUNT)]
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(["ticket_id,csat", *rows, "1,nine", "2,", "missing,4", ""]), encoding="utf-8")
    return Survey(path, "shop")


@pytest.fixture
def attacher(store: Store, tmp_path: Path) -> Attacher:
    """What does it."""
    return Attacher(store, tmp_path / "rejected")


def job_after(attacher: Attacher, store: Store, job: Job) -> Job:
    """The job as it stands when it has been worked on."""
    attacher.work(job.id)
    with store.reading() as session:
        return find_job(session, job.id)


def count(store: Store) -> int:
    """How many answers are kept."""
    with store.reading() as session:
        return session.connection.execute(select(func.count()).select_from(SURVEY_ANSWER)).scalar_one()


def test_all_of_a_file_goes_in_and_the_counts_add_up(attacher: Attacher, store: Store, wanted: Survey) -> None:
    job = job_after(attacher, store, attacher.plan(wanted))
    assert (job.state, job.done) == (JobState.DONE, wanted.path.stat().st_size)
    came = {"new": COUNT, "changed": 0, "already": 0, "older": 0, "unknown": 1}
    assert job.counts == came | {"unanswered": 1, "untimed": 0, "read": COUNT + 2, "rejected": 2}
    assert count(store) == COUNT


def test_what_is_left_out_stands_in_a_file_with_its_line(
    attacher: Attacher, store: Store, wanted: Survey, tmp_path: Path
) -> None:
    job = job_after(attacher, store, attacher.plan(wanted))
    told = (tmp_path / "rejected" / f"{job.id}.csv").read_text(encoding="utf-8")
    assert f"{COUNT + 2},'nine' is no value on csat; write a whole number." in told
    missing = "conversation 'missing' of shop is not here; bring it in first, and then this file again."
    assert f'{COUNT + 4},"{missing}","missing,4"' in told


@pytest.mark.parametrize("sessions", [2, 3, 4])
def test_cut_off_anywhere_nothing_is_lost_and_nothing_doubled(
    attacher: Attacher, store: Store, wanted: Survey, sessions: int, tmp_path: Path
) -> None:
    stopping = Attacher(replace(store, clock=StoppingClock(sessions)), tmp_path / "rejected")
    job = stopping.plan(wanted)
    with pytest.raises(StorageError):
        stopping.work(job.id)
    assert attacher.plan(wanted).id == job.id
    done = job_after(attacher, store, job)
    assert done.counts["new"] + done.counts["already"] == COUNT == count(store)
    assert done.counts["rejected"] == 2


def test_a_time_that_cannot_be_read_is_counted_and_its_answer_kept(
    attacher: Attacher, store: Store, wanted: Survey
) -> None:
    wanted.path.write_text("ticket_id,csat,date\n1,5,05/01/2026\n2,4,2026-01-05\n3,4,\n", encoding="utf-8")
    job = job_after(attacher, store, attacher.plan(wanted))
    assert (job.counts["new"], job.counts["untimed"], job.counts["rejected"]) == (3, 1, 0)


def test_another_scale_or_column_is_another_job(attacher: Attacher, wanted: Survey) -> None:
    others = (wanted, replace(wanted, scale=Scale.CES), replace(wanted, columns={"value": "csat"}))
    assert len({attacher.plan(each).id for each in others}) == 3


def test_a_job_that_was_cancelled_does_nothing_more(attacher: Attacher, store: Store, wanted: Survey) -> None:
    job = attacher.plan(wanted)
    with store.writing() as session:
        end_job(session, job.id, JobState.CANCELLED)
    assert job_after(attacher, store, job).state is JobState.CANCELLED
    assert count(store) == 0


def test_a_file_that_has_changed_since_is_not_gone_on_with(attacher: Attacher, store: Store, wanted: Survey) -> None:
    job = attacher.plan(wanted)
    wanted.path.write_text("ticket_id,csat\n1,5\n", encoding="utf-8")
    with pytest.raises(TranscriptError, match="has changed since its import began"):
        attacher.work(job.id)
    assert count(store) == 0
