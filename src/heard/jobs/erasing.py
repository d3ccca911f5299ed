"""Erasure of a customer: their rows at once, then the files that still hold them."""

from heard.storage.jobs import Job, JobKind, JobState, Plan, end_job, find_job, plan_job
from heard.storage.store import Store
from heard.storage.upkeep.erasure import erase_customer, sweep, traces_of


class Eraser:
    """Plans erasures and does them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(self, customer_id: int) -> Job:
        """The job for a customer; its counts say what goes."""
        with self._store.writing() as session:
            title, what = f"customer {customer_id}", str(customer_id)
            plan = Plan(JobKind.ERASE, what, title, traces_of(session, customer_id), {"customer": customer_id})
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Erase the customer of a job; once more after a crash does no harm."""
        with self._store.writing() as session:
            job = find_job(session, job_id)
            if job.has_ended:
                return
            erase_customer(session, job.arguments["customer"])
        sweep(self._store.database)
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)
