"""The audit: entries are only added, and whoever changes one is found out."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from heard.conversation.conversation import Agent
from heard.storage.access.audit import actors_and_deeds, first_broken, record, records, views_of
from heard.storage.access.visible import agent_key
from heard.storage.conversations import find, keep
from heard.storage.schema import AUDIT
from heard.storage.store import Store
from tests.storage.test_conversations import TALK


@pytest.fixture
def told(store: Store) -> Store:
    """A store whose audit has three entries."""
    with store.writing() as session:
        for number in (1, 2, 3):
            record(session, "user 1", "view", f"conversation {number}", why="asked for" if number == 2 else None)
    return store


def test_the_newest_comes_first(told: Store) -> None:
    with told.reading() as session:
        assert [each.what for each in records(session, most=2)] == ["conversation 3", "conversation 2"]
        assert first_broken(session) is None


@pytest.mark.parametrize("column", ["actor", "deed", "what", "why"])
def test_an_entry_that_was_changed_is_found(told: Store, column: str) -> None:
    with told.writing() as session:
        session.connection.execute(update(AUDIT).where(AUDIT.c.id == 2).values({column: "another"}))
    with told.reading() as session:
        assert first_broken(session) == 2


def test_an_entry_that_was_taken_away_is_missed_by_the_next(told: Store) -> None:
    with told.writing() as session:
        session.connection.execute(delete(AUDIT).where(AUDIT.c.id == 2))
    with told.reading() as session:
        assert first_broken(session) == 3


def test_somebody_is_told_what_they_have_looked_at(told: Store) -> None:
    with told.writing() as session:
        record(session, "user 2", "view", "conversation 9")
        record(session, "user 1", "user.reset", "user 2")
        looked = records(session, actor="user 1", deed="view", most=2)
        assert [each.what for each in looked] == ["conversation 3", "conversation 2"]


def test_an_agent_is_told_who_has_looked_at_what_they_answered(store: Store) -> None:
    with store.writing() as session:
        keep(session, "desk", [replace(TALK, agent=Agent("ada"))])
        id_, ada = find(session, "desk", TALK.id), agent_key(session, "desk", "ada")
        for what in (f"conversation {id_}", f"conversation {id_}1", "customer 1"):
            record(session, "user 2", "view", what)
        assert ada is not None
        seen = views_of(session, {ada}, but="user 1")
        assert [each.what for each in seen] == [f"conversation {id_}"]
        assert not views_of(session, {ada}, but="user 1", before=seen[0].id)
        assert not views_of(session, {ada}, but="user 2")
        assert not views_of(session, set(), but="user 1")


def test_entries_are_narrowed_to_one_actor_and_one_deed(told: Store) -> None:
    with told.writing() as session:
        record(session, "user 2", "view", "conversation 9")
        record(session, "user 1", "user.reset", "user 2")
        assert [each.what for each in records(session, actor="user 1", deed="view", most=1)] == ["conversation 3"]
        assert [each.what for each in records(session, actor="user 2")] == ["conversation 9"]
        assert actors_and_deeds(session) == (["user 1", "user 2"], ["user.reset", "view"])
