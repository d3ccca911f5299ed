"""The made-up conversations: brought in and reviewed as a job, and taken out again without a trace."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from heard.demo.made_up import SOURCE, made_up, made_up_ids
from heard.jobs.scoring import Scorer
from heard.storage.conversations import keep
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, all_jobs, end_job, find_job, plan_job
from heard.storage.store import Session, Store
from heard.storage.upkeep.removal import ids_kept, remove_conversations


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the made-up conversations are in the store, and the job that is bringing them in, if one is."""

    count: int
    running: Job | None


class Demonstrator:
    """Brings the made-up conversations in; `scorer` reviews those of their source, and loads the model for it."""

    def __init__(self, store: Store, scorer: Callable[[], Scorer]) -> None:
        self._store = store
        self._scorer = scorer

    def plan(self) -> Job:
        """The job: the one that was cut off, else a new one."""
        counts = {"new": 0, "reviewed": 0}
        with self._store.writing() as session:
            total = len(made_up_ids()) - len(_there(session))
            return plan_job(session, Plan(JobKind.DEMO, "talks", "made-up conversations", counts, {}, total))

    def work(self, job_id: str) -> None:
        """Bring in those that are not there, all at once, and review them; those that are there stay as they are."""
        with self._store.writing() as session:
            job = find_job(session, job_id)
            if job.has_ended:
                return
            there = _there(session)
            # The hours of a day are those of the people who will look at it.
            missing = (each for each in made_up(session.at.astimezone()) if each.id not in there)
            new = job.counts["new"] + keep(session, SOURCE, missing).new
            advance_job(session, job_id, done=job.done, counts={**job.counts, "new": new})
        self._scorer().work(job_id)


def standing(session: Session) -> Standing:
    """How it stands with the made-up conversations."""
    return Standing(len(_there(session)), _running(session))


def take_out(session: Session) -> Mapping[str, int]:
    """Remove the made-up conversations and nothing else; how much of each kind went. A job at work on them ends."""
    running = _running(session)
    if running:
        end_job(session, running.id, JobState.CANCELLED)
    return remove_conversations(session, SOURCE, made_up_ids())


def _there(session: Session) -> Collection[str]:
    return ids_kept(session, SOURCE, made_up_ids())


def _running(session: Session) -> Job | None:
    return next((job for job in all_jobs(session, beginning=f"{JobKind.DEMO}-") if not job.has_ended), None)
