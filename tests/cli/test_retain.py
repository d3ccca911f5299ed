"""`heard retain`: first what would go, then its deletion."""

from pathlib import Path

import pytest

from heard.privacy.retention import Retention
from heard.settings import Settings
from heard.wiring.access.people import SYSTEM
from heard.wiring.jobs import Workbench
from heard.wiring.store import open_store
from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")
OLD = '{"id": "old", "opened_at": "2020-01-05T10:00:00+00:00", "turns": [{"role": "customer", "text": "Hi"}]}\n'


def test_nothing_goes_unless_it_is_told_to(here: Here) -> None:
    assert here("retain").out == "Past its time: 0 events. `heard retain --yes` deletes it.\n"


def test_it_says_what_would_go_and_deletes_it_when_told(here: Here, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.jsonl"
    file.write_text(OLD, encoding="utf-8")
    here("import", str(file))
    (home / "heard.toml").write_text("[retention]\nconversations = 30\n", encoding="utf-8")
    assert (
        here("retain").out
        == "Past its time: 1 conversations, 0 customers, 0 events. `heard retain --yes` deletes it.\n"
    )
    assert here("retain", "--yes").out == "Deleted: 1 conversations, 0 customers, 0 events.\n"


def test_a_job_that_was_cut_off_goes_on_by_the_same_settings(here: Here, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.jsonl"
    file.write_text(OLD, encoding="utf-8")
    here("import", str(file))
    (home / "heard.toml").write_text("[retention]\nconversations = 30\n", encoding="utf-8")
    with open_store() as store:
        job = Workbench(store, home, Settings(retention=Retention(conversations=30))).retainer.plan(SYSTEM)
    assert here("jobs", "resume", job.id).out == f"{job.id} is done.\n"
    assert here("retain").out.startswith("Past its time: 0 conversations")
