"""Imports: batch by batch, cut off and gone on, with a file of what was rejected."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from heard.errors import StorageError, TranscriptError
from heard.jobs.importing import BATCH, Import, Importer
from heard.storage.conversations import fingerprint
from heard.storage.jobs import Job, JobState, end_job, find_job
from heard.storage.store import Store
from tests.fakes.clock import StoppingClock
from tests.faults.talks import write_talks

COUNT = 2 * BATCH + 50


@pytest.fixture
def wanted(tmp_path: Path) -> Import:
    """A file of some batches."""
    return Import(write_talks(tmp_path / "talks.jsonl", COUNT), "shop")


@pytest.fixture
def importer(store: Store, tmp_path: Path) -> Importer:
    """What does it."""
    return Importer(store, tmp_path / "rejected")


def job_after(importer: Importer, store: Store, job: Job) -> Job:
    """The job as it stands when it has been worked on."""
    importer.work(job.id)
    with store.reading() as session:
        return find_job(session, job.id)


def test_all_of_a_file_goes_in_and_the_counts_add_up(importer: Importer, store: Store, wanted: Import) -> None:
    job = job_after(importer, store, importer.plan(wanted))
    assert (job.state, job.done, job.total) == (JobState.DONE, wanted.path.stat().st_size, wanted.path.stat().st_size)
    assert job.counts == {
        "new": COUNT,
        "grown": 0,
        "already": 0,
        "erased": 0,
        "turns": 4 * COUNT,
        "read": COUNT,
        "rejected": COUNT // 20,
    }


def test_what_is_rejected_stands_in_its_file_with_its_line(importer: Importer, store: Store, wanted: Import) -> None:
    job = job_after(importer, store, importer.plan(wanted))
    header, first, *rest = importer.rejects_of(job.id).read_text(encoding="utf-8").splitlines()
    assert header == "line,problem,row"
    assert first.startswith("21,this is not valid JSON")
    assert len(rest) + 1 == job.counts["rejected"]


@pytest.mark.parametrize("sessions", [2, 3, 4])
def test_cut_off_anywhere_it_goes_on_as_if_nothing_had_been(
    importer: Importer, store: Store, wanted: Import, sessions: int, tmp_path: Path
) -> None:
    stopping = Importer(replace(store, clock=StoppingClock(sessions)), tmp_path / "rejected")
    job = stopping.plan(wanted)
    with pytest.raises(StorageError):
        stopping.work(job.id)
    again = importer.plan(wanted)
    assert again.id == job.id
    assert again.counts["read"] == BATCH * (sessions - 2)
    ended = job_after(importer, store, again)
    assert (ended.counts["new"], ended.counts["read"], ended.counts["rejected"]) == (COUNT, COUNT, COUNT // 20)
    assert len(importer.rejects_of(job.id).read_text(encoding="utf-8").splitlines()) == 1 + COUNT // 20


def test_the_same_file_again_is_another_job_that_adds_nothing(importer: Importer, store: Store, wanted: Import) -> None:
    first = job_after(importer, store, importer.plan(wanted))
    with store.reading() as session:
        before = fingerprint(session)
    second = job_after(importer, store, importer.plan(wanted))
    assert first.id != second.id
    assert (second.counts["new"], second.counts["already"], second.counts["turns"]) == (0, COUNT, 0)
    with store.reading() as session:
        assert fingerprint(session) == before


def test_a_job_that_has_ended_is_not_worked_on(importer: Importer, store: Store, wanted: Import) -> None:
    job = importer.plan(wanted)
    with store.writing() as session:
        end_job(session, job.id, JobState.CANCELLED)
    assert job_after(importer, store, job).counts["read"] == 0


@pytest.mark.parametrize(
    "other", [{"source": "other"}, {"mapping": 'channel = "email"'}], ids=["another source", "another mapping"]
)
def test_what_is_imported_otherwise_is_another_job(importer: Importer, wanted: Import, other: dict[str, str]) -> None:
    assert importer.plan(replace(wanted, **other)).id != importer.plan(wanted).id  # type: ignore[arg-type]  # texts all


def test_a_file_that_has_changed_meanwhile_is_not_gone_on_with(importer: Importer, wanted: Import) -> None:
    job = importer.plan(wanted)
    write_talks(wanted.path, COUNT + 1)
    with pytest.raises(TranscriptError, match="has changed since its import began; import it again"):
        importer.work(job.id)


def test_what_cannot_be_kept_is_rejected_and_the_rest_goes_in(importer: Importer, store: Store, wanted: Import) -> None:
    with wanted.path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "x" * 600, "turns": [{"role": "customer", "text": "Hi"}]}) + "\n")
    job = job_after(importer, store, importer.plan(wanted))
    assert (job.state, job.counts["new"], job.counts["rejected"]) == (JobState.DONE, COUNT, COUNT // 20 + 1)
    assert "is longer than 500 letters; shorten it." in importer.rejects_of(job.id).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "reason"), [("nowhere", "no such file or directory"), (".", "is a directory")])
def test_a_file_that_cannot_be_read_makes_no_job(importer: Importer, name: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=rf"cannot be read \({reason}\); check the path"):
        importer.plan(Import(tmp_path / name, "shop"))
