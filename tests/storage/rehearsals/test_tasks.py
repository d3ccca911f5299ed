"""Tasks: set for people, done by playing, declined with a reason, gone with whoever they belong to."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update

from heard.errors import Conflict, NotFound
from heard.storage.rehearsals.tasks import Planned, add_task, decline, remove_task, tasks_by, tasks_for
from heard.storage.rehearsals.tries import TRY, Moment, add_moment, begin_try, end_try, find_try
from heard.storage.schema import USER
from heard.storage.store import Session, Store
from tests.storage.quality.talks import person

CARD = "dress-for-saturday"
DUE = date(2026, 12, 7)
MOMENT = Moment("I am sorry.", "Well.", {}, {})


def set_for(session: Session, by: int, *people: int, scenario: str = CARD) -> int:
    return add_task(session, by, Planned(scenario, DUE, "For Monday.", people))


def played(session: Session, user: int, replies: int, *, ends: bool = False) -> None:
    id_ = begin_try(session, user, (CARD, 1), {}, "Hello.")
    for _ in range(replies):
        add_moment(session, user, find_try(session, user, id_), MOMENT, None)
    if ends:
        end_try(session, user, id_)


@pytest.mark.parametrize(
    ("replies", "ends", "done"), [(3, False, True), (1, True, True), (2, False, False), (0, True, False)]
)
def test_three_replies_or_an_end_do_it(store: Store, replies: int, *, ends: bool, done: bool) -> None:
    with store.writing() as session:
        ana, ben = person(session, "ana"), person(session, "ben")
        set_for(session, ana, ben)
        played(session, ben, replies, ends=ends)
        (task,) = tasks_by(session, ana)
        assert [each.done_at is not None for each in task.people] == [done]
        assert (task.due, task.note) == (DUE, "For Monday.")


def test_what_was_begun_before_or_is_another_customer_does_not(store: Store) -> None:
    with store.writing() as session:
        ana, ben = person(session, "ana"), person(session, "ben")
        id_ = begin_try(session, ben, (CARD, 1), {}, "Hello.")
        before = update(TRY).where(TRY.c.id == id_).values(begun_at=session.at - timedelta(hours=1))
        session.connection.execute(before)
        set_for(session, ana, ben)
        set_for(session, ana, ben, scenario="waived-fees")
        for _ in range(3):
            add_moment(session, ben, find_try(session, ben, id_), MOMENT, None)
        assert [each.done_at for each in tasks_for(session, ben)] == [None, None]


def test_somebody_may_say_why_they_cannot(store: Store) -> None:
    with store.writing() as session:
        ana, ben = person(session, "ana"), person(session, "ben")
        id_ = set_for(session, ana, ben)
        decline(session, ben, id_, "I am away.")
        assert tasks_by(session, ana)[0].people[0].declined == "I am away."
        played(session, ben, 3)
        assert tasks_by(session, ana)[0].people[0].declined is None
        with pytest.raises(Conflict, match="already"):
            decline(session, ben, id_, "No.")
        with pytest.raises(NotFound):
            decline(session, ana, id_, "No.")


def test_a_task_is_taken_away_by_whoever_set_it(store: Store) -> None:
    with store.writing() as session:
        ana, ben = person(session, "ana"), person(session, "ben")
        id_ = set_for(session, ana, ben)
        with pytest.raises(NotFound):
            remove_task(session, ben, id_)
        remove_task(session, ana, id_)
        assert tasks_for(session, ben) == []


def test_it_goes_with_either_of_them(store: Store) -> None:
    with store.writing() as session:
        ana, ben, cyd = (person(session, name) for name in ("ana", "ben", "cyd"))
        set_for(session, ana, ben, cyd)
        session.connection.execute(delete(USER).where(USER.c.id == ben))
        assert [each.name for each in tasks_by(session, ana)[0].people] == ["Cyd"]
        session.connection.execute(delete(USER).where(USER.c.id == ana))
        assert tasks_for(session, cyd) == []
