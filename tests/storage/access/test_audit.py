"""The audit: entries are only added, and whoever changes one is found out."""

import pytest
from sqlalchemy import delete, update

from heard.storage.access.audit import first_broken, record, records
from heard.storage.schema import AUDIT
from heard.storage.store import Store


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
