"""Migrations with what is kept: killed half-way, taken by two at once, and those of a newer Heard."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import text

from heard.errors import StorageError
from heard.storage.upkeep.upgrade import downgrade, state_of
from tests.faults.child import Child
from tests.faults.conftest import Undisturbed
from tests.faults.deeds import move
from tests.faults.home import Home

pytestmark = pytest.mark.faults

LATER_S = 0.01


@pytest.fixture
def full(home: Home, undisturbed: Undisturbed) -> Home:
    """A home with an import in it, for which a step takes its time."""
    assert home.heard("import", str(undisturbed.file)).end() == 1
    with home.database_there() as database:
        downgrade(database, "0001")
    return home


def test_one_that_is_killed_half_way_is_taken_whole_the_next_time(
    full: Home, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    """Each kill comes a little later, until one comes too late: so some of them have met the step itself."""
    kills = 0
    with full.database_there() as database:
        while not state_of(database).is_newest:
            child = Child(tmp_path / "moved", move, database.address)
            child.until(lambda: "begun" in child.out)  # noqa: B023 - called at once
            child.kill(after=LATER_S * kills)
            kills += 1
    assert kills > 2
    assert full.contents() == undisturbed.contents


def test_two_that_open_a_new_store_at_once_make_its_tables_once(home: Home) -> None:
    children = [home.heard("jobs") for _ in range(4)]
    assert [(child.end(), child.err) for child in children] == [(0, "")] * 4
    assert home.contents().rows["conversation"] == 0


@pytest.mark.parametrize("arguments", [["import", "FILE"], ["jobs"], ["db", "upgrade"], ["db", "check"]])
def test_one_of_a_newer_heard_is_told_in_one_sentence(home: Home, short: Undisturbed, arguments: list[str]) -> None:
    home.contents()
    with home.database_there() as database, database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    child = home.heard(*(str(short.file) if each == "FILE" else each for each in arguments))
    assert child.end() == 3
    told = child.out + child.err
    assert "its tables were made by a newer Heard (step 9999); use that version, or a later one." in told
    assert told.count("\n") == 1


def test_the_way_back_of_a_newer_heard_is_not_known(home: Home) -> None:
    home.contents()
    with home.database_there() as database:
        with database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StorageError, match="made by a newer Heard"):
            downgrade(database, "base")


def test_a_backup_of_a_newer_heard_is_told_in_one_sentence(tmp_path: Path) -> None:
    new, path = Home(tmp_path / "home"), tmp_path / "newer.backup"
    with ZipFile(path, "w") as archive:
        archive.writestr("backup.json", json.dumps({"schema": "heard.backup/1", "step": "9999", "tables": {}}))
    child = new.heard("restore", str(path))
    assert (child.end(), child.out, child.err.count("\n")) == (3, "", 1)
    assert "made by a newer Heard (step 9999)" in child.err
