"""Retention: what is past its time goes, some rows at a time, so that live work gets in between."""

from collections.abc import Mapping, Sequence
from time import sleep
from typing import Any

from heard.privacy.retention import Retention
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import KINDS
from heard.storage.access import audit
from heard.storage.jobs import (
    Job,
    JobKind,
    JobState,
    Plan,
    advance_job,
    end_job,
    find_job,
    forget_ended,
    plan_job,
    unfinished_job,
)
from heard.storage.store import Session, Store
from heard.storage.upkeep.erasure import sweep, sweep_beside
from heard.storage.upkeep.retention import classes_of, drop_past_retention, past_retention, some_past_retention

# Rows that go in one commit, and how long others may write before the next.
BATCH, PAUSE_S = 50, 0.02
# Classes that hold nothing that anybody said or did.
UNTOLD = frozenset({"events"})


class Retainer:
    """Plans the deletion of what is past its retention, and does it; the audit tells by whose will.

    `kinds` are those of the behaviours whose sums stay.
    """

    def __init__(self, store: Store, retention: Retention, kinds: Mapping[str, Kind] = KINDS) -> None:
        self._store = store
        self._retention = retention
        self._kinds = kinds

    def plan(self, by: str) -> Job:
        """The job that somebody wants; its total says how many rows go."""
        due = self._due()
        with self._store.writing() as session:
            return _planned(session, by, due, _plan("rows", due))

    def plan_by_itself(self, by: str) -> Job | None:
        """The job where something is past its time, in the list in the place of the last one; None where nothing is."""
        due = self._due()
        if not any(due.values()):
            return None
        plan = _plan("hourly", due, beside=True)
        with self._store.writing() as session:
            forget_ended(session, plan)
            return _planned(session, by, due, plan)

    def work(self, job_id: str) -> None:
        """Delete until nothing is past its time."""
        with self._store.reading() as session:
            job, names = find_job(session, job_id), classes_of(session, self._retention)
        for name in names:
            while not job.has_ended and (keys := self._some(name)):
                job = self._drop(job, name, keys)
                sleep(PAUSE_S)
        if job.has_ended:
            return
        if "beside" not in job.arguments:
            sweep(self._store.database)
        elif any(count for name, count in job.counts.items() if name not in UNTOLD):
            sweep_beside(self._store.database, pause_s=PAUSE_S)
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)

    def _due(self) -> Mapping[str, int]:
        with self._store.reading() as session:
            return past_retention(session, self._retention)

    def _some(self, name: str) -> Sequence[Any]:
        with self._store.reading() as session:
            return some_past_retention(session, self._retention, name, most=BATCH)

    def _drop(self, job: Job, name: str, keys: Sequence[Any]) -> Job:
        with self._store.writing() as session:
            gone = drop_past_retention(session, self._retention, name, keys, kinds=self._kinds)
            counts = {**job.counts, name: job.counts.get(name, 0) + gone}
            return advance_job(session, job.id, done=job.done + gone, counts=counts)


def _plan(what: str, due: Mapping[str, int], **arguments: bool) -> Plan:
    return Plan(JobKind.RETAIN, what, "what is past its time", dict.fromkeys(due, 0), arguments, sum(due.values()))


def _planned(session: Session, by: str, due: Mapping[str, int], plan: Plan) -> Job:
    """The job for a plan; that it is wanted is told once."""
    told = ", ".join(f"{count} {name}" for name, count in due.items() if count and name not in UNTOLD)
    is_new = unfinished_job(session, plan) is None
    job = plan_job(session, plan)
    if is_new and told:
        audit.record(session, by, "retain", f"{job.id}: {told}")
    return job
