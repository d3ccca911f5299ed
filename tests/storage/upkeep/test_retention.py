"""Retention: what is past its time is counted first and deleted then, class by class."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from heard.conversation.conversation import Customer
from heard.errors import InvalidValue
from heard.jobs.retaining import Retainer
from heard.privacy.retention import Hold, Retention
from heard.storage.conversations import find, keep
from heard.storage.jobs import find_job
from heard.storage.reviews import content_of, keep_review
from heard.storage.schema import CONVERSATION, REVIEW
from heard.storage.search import search
from heard.storage.store import Store
from heard.storage.upkeep.retention import drop_past_retention, past_retention, some_past_retention
from tests.people import conversation
from tests.storage.conftest import NOW
from tests.storage.test_reviews import review


@pytest.fixture
def full(store: Store) -> Store:
    """A store with conversations that ended 1, 100 and 1000 days ago, and one that says no time."""
    talks = [
        replace(conversation("C: Hi"), id=str(days), opened_at=NOW - timedelta(days=days), customer=Customer(str(days)))
        for days in (1, 100, 1000)
    ]
    with replace(store, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC)).writing() as session:
        keep(session, "shop", [*talks, conversation("C: Ho")])
    return store


@pytest.mark.parametrize(
    ("retention", "due"),
    [
        (Retention(), {"events": 0}),
        (Retention(conversations=365), {"conversations": 2, "customers": 0, "events": 0}),
        (Retention(conversations=50), {"conversations": 3, "customers": 0, "events": 0}),
        (Retention(reviews=1, jobs=1), {"reviews": 0, "jobs": 0, "events": 0}),
    ],
)
def test_it_says_before_what_goes(full: Store, retention: Retention, due: dict[str, int]) -> None:
    with full.reading() as session:
        assert past_retention(session, retention) == due


def test_what_is_past_its_time_goes_with_its_customers(full: Store) -> None:
    retainer = Retainer(full, Retention(conversations=365))
    job = retainer.plan("user 1")
    retainer.work(job.id)
    with full.reading() as session:
        due = past_retention(session, Retention(conversations=365))
        assert due == {"conversations": 0, "customers": 0, "events": 0}
        assert find_job(session, job.id).counts == {"conversations": 2, "customers": 1, "events": 0}


@pytest.mark.parametrize(
    ("hold", "left"),
    [
        (Hold(), {"1"}),
        (Hold(customers=frozenset({2})), {"1", "100"}),
        (Hold(conversations=frozenset({3})), {"1", "1000"}),
        (Hold(frozenset({2}), frozenset({3, 4})), {"1", "100", "1000", "talk"}),
    ],
)
def test_what_is_on_hold_stays_whatever_its_time(full: Store, hold: Hold, left: set[str]) -> None:
    with full.writing() as session:
        for id_ in (1, 2, 3, 4):
            keep_review(session, id_, content_of(session, id_), review())
    later = replace(full, clock=lambda: NOW + timedelta(days=2))
    retainer = Retainer(later, Retention(conversations=50, reviews=1, hold=hold))
    retainer.work(retainer.plan("user 1").id)
    with full.reading() as session:
        kept = session.connection.execute(select(CONVERSATION.c.external_id)).scalars().all()
        reviewed = session.connection.execute(select(CONVERSATION.c.external_id).join(REVIEW)).scalars().all()
    assert (set(kept), set(reviewed)) == (left, left - {"1"})


def test_a_conversation_that_went_on_meanwhile_stays(full: Store) -> None:
    retention = Retention(conversations=365)
    with full.reading() as session:
        keys = some_past_retention(session, retention, "conversations", most=10)
    with full.writing() as session:
        keep(session, "shop", [replace(conversation("C: Ho"), opened_at=NOW)])
        assert drop_past_retention(session, retention, "conversations", keys) == 1
        assert find(session, "shop", conversation("C: Ho").id)


def test_no_byte_of_what_went_by_itself_is_left(full: Store, tmp_path: Path) -> None:
    words = [f"quetzalcoatlus{number} of mine" for number in range(200)]
    talks = [replace(conversation(f"C: {each}"), id=each) for each in words]
    with replace(full, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC)).writing() as session:
        keep(session, "shop", talks)
    retainer = Retainer(full, Retention(conversations=365))
    job = retainer.plan_by_itself("Heard")
    assert job is not None
    retainer.work(job.id)
    with full.reading() as session:
        assert search(session, "quetzalcoatlus7") == []
    files = tmp_path.glob("heard.db*")
    assert [path.name for path in files if b"quetzalcoatlus" in path.read_bytes()] == []


@pytest.mark.parametrize("days", [0, -1])
def test_no_day_is_refused(days: int) -> None:
    with pytest.raises(InvalidValue, match="counted from 1"):
        Retention(reviews=days)
