"""Kept rehearsals: as they were shown, the trainee's own, and gone with them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from heard.errors import Conflict, NotFound
from heard.storage.conversations import find, keep
from heard.storage.rehearsals.tries import (
    MOST,
    Moment,
    Own,
    Said,
    add_moment,
    begin_try,
    end_try,
    find_try,
    make_of,
    moment_at,
    remove_try,
    take_back,
    tries_of,
)
from heard.storage.schema import USER
from heard.storage.store import Session, Store
from heard.storage.upkeep.removal import remove_conversations
from tests.storage.conftest import NOW
from tests.storage.quality.talks import person
from tests.storage.test_conversations import TALK

CARD = ("dress-for-saturday", 3)
VERSIONS = {"heard": "1", "rubric": "2"}
FIRST = Moment("I am sorry.", "Well. „Fine“ 🙂", {"trust": 1.5}, {"reasons": [{"why": "warm", "span": [0, 4]}]})
SECOND = Moment("It is on its way.", "Thank you.", {"trust": 2.0}, {"reasons": []})


def begun(session: Session, user: int) -> int:
    return begin_try(session, user, CARD, VERSIONS, "Where is my dress?")


def test_it_is_kept_as_it_was_shown(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        id_ = begun(session, ana)
        for moment, end in ((FIRST, None), (SECOND, "satisfied")):
            add_moment(session, ana, find_try(session, ana, id_), moment, end)
    with store.reading() as session:
        kept = find_try(session, ana, id_)
    assert kept.said == Said("Where is my dress?", (FIRST, SECOND))
    assert (kept.brief.scenario, kept.brief.seed, kept.versions) == (*CARD, VERSIONS)
    assert (kept.brief.replies, kept.brief.end, kept.brief.ended_at) == (2, "satisfied", NOW)


def test_a_reply_taken_back_stays_to_be_compared_with(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        id_ = begun(session, ana)
        add_moment(session, ana, find_try(session, ana, id_), FIRST, "lost")
        take_back(session, ana, find_try(session, ana, id_))
        kept = find_try(session, ana, id_)
        assert kept.said == Said("Where is my dress?", (), (FIRST,))
        assert (kept.brief.replies, kept.brief.end, kept.brief.ended_at) == (0, None, None)
        with pytest.raises(Conflict, match="no reply to take back"):
            take_back(session, ana, kept)
        assert find_try(session, ana, id_).said.earlier == (FIRST,)


def test_two_windows_do_not_overwrite_each_other(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        id_ = begun(session, ana)
        seen = find_try(session, ana, id_)
        later = replace(session, at=NOW + timedelta(seconds=1))
        add_moment(later, ana, seen, FIRST, None)
        with pytest.raises(Conflict, match="gone on elsewhere"):
            add_moment(later, ana, seen, SECOND, None)
        assert find_try(session, ana, id_).said.moments == (FIRST,)


def test_one_that_was_ended_meanwhile_does_not_go_on(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        id_ = begun(session, ana)
        seen = find_try(session, ana, id_)
        end_try(session, ana, id_)
        with pytest.raises(Conflict):
            add_moment(session, ana, seen, FIRST, None)
        with pytest.raises(Conflict, match="is over"):
            add_moment(session, ana, find_try(session, ana, id_), FIRST, None)
        assert find_try(session, ana, id_).brief.ended_at == NOW


def test_nobody_else_finds_ends_or_removes_it(store: Store) -> None:
    with store.writing() as session:
        ana, lea = person(session, "ana"), person(session, "lea")
        id_ = begun(session, ana)
        assert tries_of(session, lea) == []
        for deed in (find_try, end_try, remove_try):
            with pytest.raises(NotFound):
                deed(session, lea, id_)
        with pytest.raises(Conflict):
            add_moment(session, lea, find_try(session, ana, id_), FIRST, None)
        kept = find_try(session, ana, id_)
    assert (kept.brief.replies, kept.brief.ended_at) == (0, None)


def test_the_newest_comes_first_and_a_removed_one_no_more(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        first, second, third = (begun(session, ana) for _ in range(3))
        remove_try(session, ana, second)
        assert [each.id for each in tries_of(session, ana)] == [third, first]


def test_it_goes_with_its_trainee(store: Store) -> None:
    with store.writing() as session:
        ana, lea = person(session, "ana"), person(session, "lea")
        begun(session, ana)
        begun(session, lea)
        session.connection.execute(delete(USER).where(USER.c.id == ana))
        assert (len(tries_of(session, ana)), len(tries_of(session, lea))) == (0, 1)


def test_there_is_an_end_to_them(store: Store) -> None:
    with store.writing() as session:
        ana = person(session, "ana")
        for _ in range(MOST):
            begun(session, ana)
        with pytest.raises(Conflict, match="remove one first"):
            begun(session, ana)


def test_one_that_is_made_of_a_conversation_goes_with_it(store: Store) -> None:
    made = {"opening": "Where is it?", "feelings": {"worry": 2}}
    with store.writing() as session:
        ana = person(session, "ana")
        keep(session, "shop", [TALK])
        conversation = find(session, "shop", TALK.id)
        of_it, other = begun(session, ana), begun(session, ana)
        make_of(session, of_it, Own(conversation, made))
        assert find_try(session, ana, of_it).own == Own(conversation, made)
        assert moment_at(session, CARD[0]) == made
        assert {each.id: each.conversation for each in tries_of(session, ana)} == {of_it: conversation, other: None}
        remove_conversations(session, "shop", [TALK.id])
        assert [each.id for each in tries_of(session, ana)] == [other]
        assert moment_at(session, CARD[0]) is None
