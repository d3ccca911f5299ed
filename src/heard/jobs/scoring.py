"""Scoring: a review by today's versions for every conversation that has none, one after another."""

from collections.abc import Callable
from typing import Any

from heard.conversation.conversation import Conversation
from heard.scoring.model import Versions
from heard.storage.conversations import load
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, plan_job
from heard.storage.reviews import content_of, count_not_reviewed, keep_review, not_reviewed
from heard.storage.store import Store

# What is reviewed between two looks at the store; a crash loses no more.
BATCH = 20


class Scorer:
    """Reviews what is kept, perhaps of one source; `review` makes a `heard.review/1` by the versions given."""

    def __init__(
        self,
        store: Store,
        versions: Versions,
        review: Callable[[Conversation], dict[str, Any]],
        *,
        source: str | None = None,
    ) -> None:
        self._store = store
        self._versions = versions
        self._review = review
        self._source = source

    def plan(self) -> Job:
        """The job: the one that was cut off, else a new one."""
        by = f"{self._versions.heard}-{self._versions.model}-{self._versions.rubric}"
        with self._store.writing() as session:
            total = count_not_reviewed(session, self._versions)
            plan = Plan(JobKind.SCORE, by, f"model {self._versions.model}", {"reviewed": 0}, {}, total)
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Review from where the job stands to the last conversation without a review."""
        after = 0
        with self._store.reading() as session:
            job = find_job(session, job_id)
        done = job.done
        while not job.has_ended:
            with self._store.reading() as session:
                ids = not_reviewed(session, self._versions, after=after, most=BATCH, source=self._source)
                found = [(id_, content_of(session, id_), load(session, id_)) for id_ in ids]
            made = [(id_, content, self._review(conversation)) for id_, content, conversation in found]
            with self._store.writing() as session:
                job = find_job(session, job_id)
                if job.has_ended:
                    # What it was to review may have been removed when it was stopped.
                    return
                done += sum(keep_review(session, *each) for each in made)
                job = advance_job(session, job_id, done=done, counts={**job.counts, "reviewed": done})
                if not ids:
                    end_job(session, job_id, JobState.DONE)
                    return
            after = ids[-1]
