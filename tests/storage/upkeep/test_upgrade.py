"""Migrations: up, down and up again, with data, on both databases."""

import pytest

from heard.storage.conversations import fingerprint, keep
from heard.storage.database import Database
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import differences, downgrade, state_of, upgrade
from tests.storage.test_conversations import TALK


def test_the_tables_are_what_the_schema_says(database: Database) -> None:
    with database.reading() as connection:
        assert differences(connection) == []


def test_a_database_says_where_it_stands(database: Database) -> None:
    assert state_of(database).is_newest
    downgrade(database, "base")
    assert state_of(database).step is None


def test_an_upgrade_that_is_done_changes_nothing(database: Database) -> None:
    upgrade(database)
    assert state_of(database).is_newest


@pytest.mark.parametrize("step", ["0001"])
def test_what_is_kept_survives_the_way_back_and_forth(store: Store, step: str) -> None:
    with store.writing() as session:
        keep(session, "shop", [TALK])
        before = fingerprint(session)
    downgrade(store.database, step)
    upgrade(store.database)
    with store.reading() as session:
        assert fingerprint(session) == before
