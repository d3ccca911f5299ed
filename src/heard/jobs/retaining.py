"""Retention: what is past its time goes, some rows at a time, so that live work gets in between."""

from time import sleep

from heard.privacy.retention import Retention
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, plan_job
from heard.storage.store import Store
from heard.storage.upkeep.erasure import sweep
from heard.storage.upkeep.retention import drop_past_retention, past_retention

BATCH = 200
PAUSE_S = 0.02


class Retainer:
    """Plans the deletion of what is past its retention, and does it."""

    def __init__(self, store: Store, retention: Retention) -> None:
        self._store = store
        self._retention = retention

    def plan(self) -> Job:
        """The job; its total says how many rows go."""
        with self._store.writing() as session:
            due = past_retention(session, self._retention)
            plan = Plan(JobKind.RETAIN, "rows", "what is past its time", {}, {}, sum(due.values()))
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Delete until nothing is past its time."""
        with self._store.reading() as session:
            job = find_job(session, job_id)
        counts = dict(job.counts)
        while not job.has_ended:
            with self._store.writing() as session:
                gone = drop_past_retention(session, self._retention, most=BATCH)
                counts = {name: counts.get(name, 0) + count for name, count in gone.items()}
                job = advance_job(session, job_id, done=sum(counts.values()), counts=counts)
            if not any(gone.values()):
                break
            sleep(PAUSE_S)
        if not job.has_ended:
            sweep(self._store.database)
            with self._store.writing() as session:
                end_job(session, job_id, JobState.DONE)
