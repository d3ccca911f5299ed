"""Scoring: a review by today's versions for every conversation that has none, one after another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from heard.conversation.conversation import Conversation
from heard.scoring.model import Versions
from heard.storage.conversations import load
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, forget_ended, plan_job
from heard.storage.reviews import Unread, content_of, count_not_reviewed, keep_review, not_reviewed
from heard.storage.store import Store

# What is reviewed between two looks at the store; a crash loses no more.
BATCH = 20
# A conversation in which nothing was said for so long is read by itself.
QUIET = timedelta(minutes=15)


class Scorer:
    """Reviews what is kept, perhaps of one source; `review` makes a `heard.review/1` by the versions given.

    By itself it makes none that would be past its `days` again.
    """

    def __init__(
        self,
        store: Store,
        versions: Versions,
        review: Callable[[Conversation], dict[str, Any]],
        *,
        source: str | None = None,
        days: int | None = None,
    ) -> None:
        self._store = store
        self._versions = versions
        self._review = review
        self._source = source
        self._days = days

    def plan(self) -> Job:
        """The job: the one that was cut off, else a new one."""
        by = f"{self._versions.heard}-{self._versions.model}-{self._versions.rubric}"
        with self._store.writing() as session:
            return plan_job(session, self._plan(by, count_not_reviewed(session, self._unread)))

    def plan_by_itself(self) -> Job | None:
        """The job where a conversation has been quiet for a while, in the list in the place of the last one; else None.

        One in which somebody may still answer is left to those who are at it.
        """
        with self._store.reading() as session:
            total = count_not_reviewed(session, self._quiet(session.at))
        if not total:
            return None
        plan = self._plan("quiet", total, quiet=True)
        with self._store.writing() as session:
            forget_ended(session, plan)
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Review from where the job stands to the last conversation without a review."""
        after = 0
        with self._store.reading() as session:
            job = find_job(session, job_id)
        done = job.done
        unread = self._quiet(job.started_at) if "quiet" in job.arguments else self._unread
        while not job.has_ended:
            with self._store.reading() as session:
                ids = not_reviewed(session, unread, after=after, most=BATCH)
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

    @property
    def _unread(self) -> Unread:
        return Unread(self._versions, self._source)

    def _quiet(self, at: datetime) -> Unread:
        not_before = None if self._days is None else at - timedelta(days=self._days)
        return replace(self._unread, quiet_since=at - QUIET, not_before=not_before)

    def _plan(self, what: str, total: int, **arguments: bool) -> Plan:
        return Plan(JobKind.SCORE, what, f"model {self._versions.model}", {"reviewed": 0}, arguments, total)
