"""The made-up conversations in the store: in once, reviewed, and out without a trace."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heard.conversation.conversation import Conversation, Customer
from heard.demo.made_up import SOURCE, made_up_ids
from heard.jobs.demonstrating import Demonstrator, standing, take_out
from heard.jobs.scoring import Scorer
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from heard.storage.conversations import find, fingerprint, keep, load
from heard.storage.jobs import Job, JobState, find_job
from heard.storage.people.records import find_customer
from heard.storage.reviews import Unread, count_not_reviewed, reviews_of
from heard.storage.store import Store
from tests.fakes.model import fake_model
from tests.people import conversation

VERSIONS = fake_model().versions
MINE = replace(conversation("C: angry parcel", "A: sorry"), id="mine")
# Ruth Adeyemi is made up; somebody has typed in what she wrote to them.
RUTH = Customer("walk-in", "Ruth Adeyemi", "ruth.adeyemi@example.com")


def reviewed(talk: Conversation) -> dict[str, object]:
    """A conversation as the fakes review it."""
    return review_to_wire(review(talk, fake_model()))


def demonstrator_on(store: Store) -> Demonstrator:
    """What does it, with a model that reads words from tables."""
    return Demonstrator(store, lambda: Scorer(store, VERSIONS, reviewed, source=SOURCE))


@pytest.fixture
def demonstrator(store: Store) -> Demonstrator:
    """The same, on the store of the test."""
    return demonstrator_on(store)


def job_after(demonstrator: Demonstrator, store: Store) -> Job:
    """A job that has been worked on, as it stands then."""
    job = demonstrator.plan()
    demonstrator.work(job.id)
    with store.reading() as session:
        return find_job(session, job.id)


def print_of(store: Store) -> str:
    """What is in the store, in one figure."""
    with store.reading() as session:
        return fingerprint(session)


def test_all_of_them_go_in_and_are_reviewed(demonstrator: Demonstrator, store: Store) -> None:
    job = job_after(demonstrator, store)
    assert (job.state, job.done, job.total) == (JobState.DONE, 60, 60)
    assert job.counts == {"new": 60, "reviewed": 60}
    with store.reading() as session:
        assert all(list(reviews_of(session, find(session, SOURCE, id_))) for id_ in made_up_ids())


def test_made_twice_they_are_there_once_and_as_they_were(demonstrator: Demonstrator, store: Store) -> None:
    job_after(demonstrator, store)
    before = print_of(store)
    tomorrow = replace(store, clock=lambda: store.clock() + timedelta(days=1))
    job = job_after(demonstrator_on(tomorrow), tomorrow)
    assert (job.total, job.counts, print_of(store)) == (0, {"new": 0, "reviewed": 0}, before)


def test_what_else_is_in_the_store_is_not_reviewed_along(demonstrator: Demonstrator, store: Store) -> None:
    with store.writing() as session:
        keep(session, "desk", [MINE])
    job_after(demonstrator, store)
    with store.reading() as session:
        assert count_not_reviewed(session, Unread(VERSIONS)) == 1


def test_taken_out_nothing_is_left_of_them(demonstrator: Demonstrator, store: Store) -> None:
    with store.writing() as session:
        keep(session, "desk", [MINE])
    before = print_of(store)
    job_after(demonstrator, store)
    with store.writing() as session:
        gone = take_out(session)
    assert {name: gone[name] for name in ("conversations", "reviews", "customers", "agents", "teams")} == {
        "conversations": 60,
        "reviews": 60,
        "customers": 26,
        "agents": 5,
        "teams": 2,
    }
    assert print_of(store) == before


def test_what_somebody_wrote_of_the_same_customer_stays(demonstrator: Demonstrator, store: Store) -> None:
    job_after(demonstrator, store)
    with store.writing() as session:
        keep(session, "desk", [replace(MINE, customer=RUTH)])
        assert take_out(session)["customers"] == 25
        kept = load(session, find(session, "desk", "mine"))
        assert kept.customer
        assert str(find_customer(session, "ruth.adeyemi@example.com")) == kept.customer.id


def test_the_same_source_may_hold_what_is_not_made_up(demonstrator: Demonstrator, store: Store) -> None:
    with store.writing() as session:
        keep(session, SOURCE, [MINE])
    job_after(demonstrator, store)
    with store.writing() as session:
        take_out(session)
        assert find(session, SOURCE, "mine")


def test_a_job_that_is_at_work_ends_when_they_are_taken_out(store: Store) -> None:
    def taking_out(talk: Conversation) -> dict[str, object]:
        if talk.id == "demo-30":
            with store.writing() as session:
                take_out(session)
        return reviewed(talk)

    torn = Demonstrator(store, lambda: Scorer(store, VERSIONS, taking_out, source=SOURCE))
    job = job_after(torn, store)
    assert job.state is JobState.CANCELLED
    with store.reading() as session:
        assert standing(session).count == 0


def test_it_tells_how_it_stands(demonstrator: Demonstrator, store: Store) -> None:
    job = demonstrator.plan()
    with store.reading() as session:
        assert standing(session).running == job
    demonstrator.work(job.id)
    with store.reading() as session:
        assert (standing(session).count, standing(session).running) == (60, None)


def test_a_job_that_was_cancelled_brings_nothing_in(demonstrator: Demonstrator, store: Store) -> None:
    job = demonstrator.plan()
    with store.writing() as session:
        take_out(session)
    demonstrator.work(job.id)
    with store.reading() as session:
        assert standing(session).count == 0
