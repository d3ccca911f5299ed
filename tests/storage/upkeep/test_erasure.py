"""Erasure: nothing of a customer is left in a table, in the index or in a file; and nobody else is touched."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from heard.conversation.conversation import Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import NotFound
from heard.jobs.erasing import Eraser
from heard.storage.conversations import Kept, find, keep, load
from heard.storage.jobs import JobState, find_job
from heard.storage.rehearsals.tries import Moment, Own, add_moment, begin_try, find_try, make_of, tries_of
from heard.storage.reviews import content_of, keep_review
from heard.storage.search import search
from heard.storage.store import Store
from heard.storage.upkeep.erasure import SWEPT, traces_of
from tests.postgres import files_of
from tests.storage.quality.talks import person
from tests.storage.test_conversations import TALK
from tests.storage.test_reviews import review

CANARIES = (b"quetzalcoatlus", b"ruth@example.test", b"447700900123", b"Ruth")


@pytest.fixture
def full(store: Store) -> Store:
    """A store with a talk of Ruth's and one of somebody else's."""
    ruths = replace(TALK, turns=(*TALK.turns, Turn("m9", Role.CUSTOMER, "my quetzalcoatlus died")))
    other = replace(
        TALK,
        id="TK-2",
        turns=(replace(TALK.turns[0], author="Tom"),),
        customer=Customer("c2", "Tom", "tom@example.test"),
    )
    with store.writing() as session:
        keep(session, "shop", [ruths, other])
        id_ = find(session, "shop", "TK-1")
        keep_review(session, id_, content_of(session, id_), review())
        # Somebody rehearses what she wrote, and repeats her words.
        ana = person(session, "ana")
        made = begin_try(session, ana, ("own-1", 1), {}, "my pet died")
        make_of(session, made, Own(id_, {"opening": "my pet died"}))
        moment = Moment("I am sorry about your quetzalcoatlus.", "Thanks.", {}, {})
        add_moment(session, ana, find_try(session, ana, made), moment, None)
    return store


def erase(store: Store, customer_id: int = 1) -> None:
    """Run an erasure to its end."""
    eraser = Eraser(store)
    eraser.work(eraser.plan(customer_id).id)


def test_it_says_before_what_goes(full: Store) -> None:
    with full.reading() as session:
        traces = traces_of(session, 1)
    said = {"overrides": 0, "gradings": 0, "disputes": 0, "assignments": 0, "calibrations": 0, "answers": 0}
    assert traces == {"conversations": 1, "turns": 4, "reviews": 1, "identifiers": 3} | said


def test_all_that_hangs_on_a_conversation_is_swept() -> None:
    assert {table.name for table in SWEPT} == {
        *("customer", "identifier", "conversation", "turn", "review", "override", "event", "delivery"),
        *("figures", "shown", "grading", "dispute", "assignment", "calibrated", "survey_answer"),
        *("concern", "to_read", "rehearsal", "rehearsal_share"),
    }


def test_nothing_of_a_customer_is_left_and_others_stay(full: Store) -> None:
    erase(full)
    with full.reading() as session:
        assert not any(traces_of(session, 1).values())
        assert search(session, "quetzalcoatlus") == []
        assert tries_of(session, 1) == []
        with pytest.raises(NotFound):
            find(session, "shop", "TK-1")
        assert load(session, find(session, "shop", "TK-2")).customer == Customer("2", "Tom", "tom@example.test", None)


def test_an_old_file_does_not_bring_them_back(full: Store) -> None:
    erase(full)
    with full.writing() as session:
        assert keep(session, "shop", [TALK]) == Kept(erased=1)
        other_source = replace(TALK, customer=Customer("x", "R.", "RUTH@example.test "))
        assert keep(session, "mail", [other_source]) == Kept(erased=1)


def test_it_may_be_cut_off_and_run_again(full: Store) -> None:
    eraser = Eraser(full)
    job = eraser.plan(1)
    erase(full)
    eraser.work(job.id)
    with full.reading() as session:
        assert find_job(session, job.id).state is JobState.DONE


def test_no_byte_of_them_is_left_in_the_files(full: Store, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    def files() -> Iterable[Path]:
        database = full.database
        return tmp_path.iterdir() if database.is_sqlite else files_of(database, request.getfixturevalue("postgres"))

    assert any(CANARIES[0] in path.read_bytes() for path in files())
    erase(full)
    assert [(path.name, each) for path in files() for each in CANARIES if each in path.read_bytes()] == []
