"""A look over the store: nothing to say of a whole one, and a sentence for each thing that is wrong."""

import pytest
from sqlalchemy import text

from heard.storage.conversations import keep
from heard.storage.store import Store
from heard.storage.upkeep.check import problems
from heard.storage.upkeep.upgrade import downgrade
from tests.storage.test_conversations import TALK


@pytest.fixture
def full(store: Store) -> Store:
    """A store with one conversation."""
    with store.writing() as session:
        keep(session, "shop", [TALK])
    return store


def test_it_says_nothing_of_a_whole_store(full: Store) -> None:
    assert list(problems(full.database)) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM turn WHERE place = 1", "conversation 1 has a gap in its turns; import it again."),
        ("UPDATE conversation SET content_hash = ''", "some conversations have no fingerprint; import them again."),
        ("DROP INDEX ix_turn_place", "the tables are not as they should be"),
    ],
)
def test_it_names_what_is_wrong(full: Store, harm: str, told: str) -> None:
    with full.writing() as session:
        session.connection.execute(text(harm))
    [problem] = problems(full.database)
    assert problem.startswith(told)


def test_it_names_tables_that_are_old(full: Store) -> None:
    downgrade(full.database, "0001")
    assert list(problems(full.database)) == ["its tables are at step 0001, the newest is 0014; run `heard db upgrade`."]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE turn SET conversation_id = 99", "a row of turn belongs to nothing"),
        ("INSERT INTO turn_words(turn_words) VALUES ('delete-all')", "the search index does not hold every turn"),
    ],
)
def test_it_names_what_only_sqlite_lets_happen(full: Store, harm: str, told: str) -> None:
    with full.database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(harm)
        connection.invalidate()
    assert next(problem for problem in problems(full.database) if problem.startswith(told))
