"""Backups: taken in use, checked, and put back into either database."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from heard.errors import StorageError
from heard.storage.conversations import find, fingerprint, keep, load
from heard.storage.database import Database
from heard.storage.reviews import content_of, keep_review, reviews_of
from heard.storage.search import search
from heard.storage.store import Store
from heard.storage.upkeep.backup import back_up, check_backup, restore
from tests.postgres import Server
from tests.storage.conftest import store_on
from tests.storage.test_conversations import TALK
from tests.storage.test_reviews import review


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of a store with one conversation and its review."""
    with store.writing() as session:
        keep(session, "shop", [TALK])
        id_ = find(session, "shop", "TK-1")
        keep_review(session, id_, content_of(session, id_), review())
    path = tmp_path / "heard.backup"
    back_up(store.database, path)
    return path


@pytest.mark.postgres
@pytest.mark.parametrize("other", ["sqlite", "postgres"])
def test_all_of_it_can_be_put_into_either_database(
    backup: Path, store: Store, postgres: Server, other: str, tmp_path: Path
) -> None:
    new = Database(f"sqlite:///{tmp_path / 'new.db'}") if other == "sqlite" else Database(postgres.empty_database())
    restore(backup, new)
    with store.reading() as before, store_on(new).writing() as after:
        assert fingerprint(after) == fingerprint(before)
        id_ = find(after, "shop", "TK-1")
        assert load(after, id_) == load(before, id_)
        assert list(reviews_of(after, id_)) == [review()]
        assert [hit.turn_id for hit in search(after, "parcel")] == ["m1"]
        keep(after, "other", [TALK])
    new.close()


def test_it_says_how_much_it_holds(backup: Path) -> None:
    assert check_backup(backup).rows["turn"] == 3


def test_it_is_not_put_where_something_is(backup: Path, store: Store) -> None:
    with pytest.raises(StorageError, match="is not empty"):
        restore(backup, store.database)


@pytest.mark.parametrize("member", ["turn.jsonl", "conversation.jsonl"])
def test_a_letter_that_was_changed_is_noticed(backup: Path, member: str, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    with ZipFile(backup) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"1", b"2", 1) if name == member else content)
    with pytest.raises(StorageError, match="is damaged"):
        check_backup(changed)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"\0" * 1000])
def test_what_is_no_backup_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(StorageError, match="cannot be read as a backup"):
        check_backup(path)


def test_an_archive_of_something_else_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("backup.json", json.dumps([1]))
    with pytest.raises(StorageError, match="is no backup of Heard"):
        check_backup(path)


def test_a_place_that_cannot_be_written_to_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(store.database, tmp_path / "nowhere" / "x")


def test_nobody_else_may_look_into_it(store: Store, tmp_path: Path) -> None:
    back_up(store.database, tmp_path / "x.backup")
    assert (tmp_path / "x.backup").stat().st_mode & 0o077 == 0
