"""The witness: entries that were taken from the end of the audit are missed, also once others have come after them."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from heard.errors import StorageError
from heard.storage.access.audit import first_broken, record
from heard.storage.schema import AUDIT
from heard.storage.store import Store
from heard.storage.upkeep.backup import back_up
from heard.wiring.witness import Witness, check_against


@pytest.fixture
def told(store: Store, tmp_path: Path) -> Store:
    """A store whose audit has three entries, of which the witness knows."""
    tell(store, 3)
    keep(store, tmp_path)
    return store


def tell(store: Store, times: int) -> None:
    with store.writing() as session:
        for number in range(times):
            record(session, "user 1", "view", f"conversation {number}")


def keep(store: Store, home: Path) -> None:
    with store.reading() as session:
        Witness(home).keep(session.connection)


def cut(store: Store, after: int) -> None:
    """Take the entries after this one away; those that are left are as they were written."""
    with store.writing() as session:
        session.connection.execute(delete(AUDIT).where(AUDIT.c.id > after))
        assert first_broken(session) is None


def test_what_is_added_is_witnessed(told: Store, tmp_path: Path) -> None:
    tell(told, 1)
    keep(told, tmp_path)
    assert (tmp_path / "audit.last").read_text().startswith("4 ")


@pytest.mark.parametrize(("after", "added"), [(2, 0), (0, 0), (2, 1), (1, 5)])
def test_what_is_taken_from_the_end_is_missed_again_and_again(
    told: Store, tmp_path: Path, after: int, added: int
) -> None:
    cut(told, after)
    tell(told, added)
    for _ in range(2):
        with pytest.raises(StorageError, match=r"entry 3 of the audit, known from .*, is gone or another"):
            keep(told, tmp_path)


def test_another_entry_in_its_place_is_no_help(told: Store, tmp_path: Path) -> None:
    cut(told, 2)
    tell(told, 1)
    with told.writing() as session:
        session.connection.execute(update(AUDIT).where(AUDIT.c.id > 2).values(id=3))
        assert first_broken(session) is None
    with pytest.raises(StorageError, match="is gone or another"):
        keep(told, tmp_path)


def test_a_backup_is_a_witness_as_well(told: Store, tmp_path: Path) -> None:
    back_up(told.database, tmp_path / "backup")
    with told.reading() as session:
        check_against(session.connection, tmp_path / "backup")
    cut(told, 2)
    with told.reading() as session, pytest.raises(StorageError, match=r"known from .*backup"):
        check_against(session.connection, tmp_path / "backup")


def test_where_nothing_was_told_nothing_is_missed(store: Store, tmp_path: Path) -> None:
    keep(store, tmp_path)
    back_up(store.database, tmp_path / "backup")
    with store.reading() as session:
        check_against(session.connection, tmp_path / "backup")
    assert Witness(tmp_path).known() is None


@pytest.mark.parametrize("written", ["", "3", "three 00", "3 xyz", "\xff"])
def test_a_file_that_cannot_be_read_is_told(told: Store, tmp_path: Path, written: str) -> None:
    (tmp_path / "audit.last").write_text(written, encoding="latin-1")
    with pytest.raises(StorageError, match="does not say what the last entry"):
        keep(told, tmp_path)
