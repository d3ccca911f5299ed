"""`heard db`: the tables brought up to date and looked at."""

from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from heard.storage.schema import AUDIT
from heard.storage.upkeep.upgrade import downgrade
from heard.wiring.store import open_database
from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")


def test_a_new_store_gets_its_tables_once(here: Here, home: Path) -> None:
    name = home / "heard.db"
    assert here("db", "upgrade").out == f"{name}: from step none to 0014.\n"
    assert here("db", "upgrade").out == f"{name}: nothing to do, the tables are at step 0014.\n"
    assert here("db", "check").out == f"{name}: all is well.\n"


def test_old_tables_are_told_by_every_command_and_brought_up_to_date(here: Here) -> None:
    here("db", "upgrade")
    with open_database() as database:
        downgrade(database, "0001")
    told = "its tables are at step 0001, the newest is 0014; run `heard db upgrade`.\n"
    checked, listed = here("db", "check"), here("jobs")
    assert (checked.code, listed.code) == (3, 3)
    assert checked.out.endswith(told)
    assert listed.err.endswith(told)
    assert here("db", "upgrade").out.endswith("from step 0001 to 0014.\n")
    assert here("jobs").code == 0


@pytest.fixture
def cut(here: Here, home: Path) -> Path:
    """The backup of a store whose audit was whole, before its last entry was taken away."""
    for name in ("Parcels", "Refunds"):
        here("team", "add", name)
    assert here("backup", str(home / "before.backup")).code == 0
    assert here("db", "check").code == 0
    with open_database() as database, database.writing() as connection:
        last = select(func.max(AUDIT.c.id)).scalar_subquery()
        connection.execute(delete(AUDIT).where(AUDIT.c.id == last))
    return home / "before.backup"


@pytest.mark.usefixtures("cut")
def test_entries_that_were_taken_from_the_end_of_the_audit_are_missed(here: Here) -> None:
    checked = here("db", "check")
    assert (checked.code, "entries were taken from its end" in checked.out) == (3, True)
    here("team", "add", "Another")
    assert here("db", "check").code == 3


def test_a_backup_knows_what_is_missed_where_the_file_beside_the_key_is_gone(here: Here, cut: Path, home: Path) -> None:
    (home / "audit.last").unlink()
    checked = here("db", "check", "--backup", str(cut))
    assert (checked.code, f"known from {cut}" in checked.out) == (3, True)


def test_what_was_put_back_is_not_missed(here: Here, cut: Path, home: Path) -> None:
    here("team", "add", "Another")
    for file in home.glob("heard.db*"):
        file.unlink()
    assert here("restore", str(cut)).code == 0
    assert here("db", "check").code == 0
