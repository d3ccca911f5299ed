"""`heard db`: the tables brought up to date and looked at."""

from pathlib import Path

import pytest

from heard.storage.upkeep.upgrade import downgrade
from heard.wiring.store import open_database
from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")


def test_a_new_store_gets_its_tables_once(here: Here, home: Path) -> None:
    name = home / "heard.db"
    assert here("db", "upgrade").out == f"{name}: from step none to 0006.\n"
    assert here("db", "upgrade").out == f"{name}: nothing to do, the tables are at step 0006.\n"
    assert here("db", "check").out == f"{name}: all is well.\n"


def test_old_tables_are_told_by_every_command_and_brought_up_to_date(here: Here) -> None:
    here("db", "upgrade")
    with open_database() as database:
        downgrade(database, "0001")
    told = "its tables are at step 0001, the newest is 0006; run `heard db upgrade`.\n"
    checked, listed = here("db", "check"), here("jobs")
    assert (checked.code, listed.code) == (3, 3)
    assert checked.out.endswith(told)
    assert listed.err.endswith(told)
    assert here("db", "upgrade").out.endswith("from step 0001 to 0006.\n")
    assert here("jobs").code == 0
