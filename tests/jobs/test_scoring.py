"""Scoring: one review for each conversation and version, and on from where it was cut off."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from heard.conversation.conversation import Conversation
from heard.errors import StorageError
from heard.jobs.scoring import BATCH, Scorer
from heard.scoring.model import Versions
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from heard.storage.conversations import find, keep
from heard.storage.jobs import JobState, all_jobs, find_job
from heard.storage.reviews import Unread, count_not_reviewed, reviews_of
from heard.storage.store import Store
from tests.fakes.clock import StoppingClock
from tests.fakes.model import fake_model
from tests.people import conversation

COUNT = 2 * BATCH + 5
VERSIONS = fake_model().versions
TALK = conversation("C: angry parcel", "A: sorry")


def reviewed(conversation: Conversation) -> dict[str, Any]:
    """A conversation as the fakes review it."""
    return review_to_wire(review(conversation, fake_model()))


@pytest.fixture
def full(store: Store) -> Store:
    """A store with some batches of conversations."""
    with store.writing() as session:
        keep(session, "shop", (replace(TALK, id=str(number)) for number in range(COUNT)))
    return store


def score(store: Store, versions: Versions = VERSIONS) -> int:
    """How many were reviewed by a job that ran to its end."""
    scorer = Scorer(store, versions, reviewed)
    job = scorer.plan()
    scorer.work(job.id)
    with store.reading() as session:
        ended = find_job(session, job.id)
    assert ended.state is JobState.DONE
    return ended.counts["reviewed"]


def test_every_conversation_is_reviewed_once(full: Store) -> None:
    assert [score(full), score(full)] == [COUNT, 0]
    with full.reading() as session:
        assert list(reviews_of(session, find(session, "shop", "0"))) == [reviewed(replace(TALK, id="0"))]


def test_one_that_has_changed_is_reviewed_again(full: Store) -> None:
    score(full)
    with full.writing() as session:
        keep(session, "shop", [replace(conversation("C: thrilled"), id="7")])
    assert score(full) == 1


@pytest.mark.parametrize("sessions", [4, 6])
def test_cut_off_it_goes_on_and_reviews_nothing_twice(full: Store, sessions: int) -> None:
    stopping = Scorer(replace(full, clock=StoppingClock(sessions)), VERSIONS, reviewed)
    job = stopping.plan()
    with pytest.raises(StorageError):
        stopping.work(job.id)
    assert stopping_done(full) == BATCH * (sessions // 2 - 1)
    assert Scorer(full, VERSIONS, reviewed).plan().id == job.id
    assert score(full) == COUNT


def stopping_done(store: Store) -> int:
    """How many have their review."""
    with store.reading() as session:
        return COUNT - count_not_reviewed(session, Unread(VERSIONS))


def test_by_itself_it_leaves_those_alone_who_are_still_talking(store: Store) -> None:
    talks = {"over": timedelta(hours=1), "on": timedelta(minutes=1)}
    with store.writing() as session:
        keep(session, "shop", (replace(TALK, id=name, opened_at=session.at - ago) for name, ago in talks.items()))
    scorer = Scorer(store, VERSIONS, reviewed)
    job = scorer.plan_by_itself()
    assert job is not None
    scorer.work(job.id)
    with store.reading() as session:
        counts = {name: len(list(reviews_of(session, find(session, "shop", name)))) for name in talks}
    assert counts == {"over": 1, "on": 0}
    assert scorer.plan_by_itself() is None


def test_the_list_shows_the_last_that_ran_by_itself(full: Store) -> None:
    scorer = Scorer(full, VERSIONS, reviewed)
    for number in ("a", "b"):
        with full.writing() as session:
            keep(session, "shop", [replace(TALK, id=number)])
        job = scorer.plan_by_itself()
        assert job is not None
        scorer.work(job.id)
    with full.reading() as session:
        assert [job.id for job in all_jobs(session)] == ["score-quiet-1"]


@pytest.mark.parametrize(("days", "is_planned"), [(None, True), (31, True), (30, False)])
def test_by_itself_none_is_made_that_would_be_past_its_time_again(
    store: Store, days: int | None, *, is_planned: bool
) -> None:
    with store.writing() as session:
        keep(session, "shop", [replace(TALK, opened_at=session.at - timedelta(days=30, seconds=1))])
    assert (Scorer(store, VERSIONS, reviewed, days=days).plan_by_itself() is not None) is is_planned
