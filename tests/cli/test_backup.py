"""`heard backup` and `heard restore`: all of it in one file, and back again at another place."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here
from tests.faults.talks import write_talks

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def backup(here: Here, tmp_path: Path) -> Path:
    """A backup of fifteen conversations."""
    path = tmp_path / "heard.backup"
    here("import", str(write_talks(tmp_path / "talks.jsonl", 15)))
    done = here("backup", str(path))
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{path}: 15 conversations with 60 turns, checked.\n"
    return path


def test_it_is_put_back_elsewhere_and_opens_with_its_key(
    here: Here, backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = home.with_name("new")
    monkeypatch.setenv("HEARD_HOME", str(new))
    assert here("restore", str(backup)).out == f"{new / 'heard.db'}: 15 conversations with 60 turns are back.\n"
    assert "put it back from where it was kept" in here("jobs").err
    (new / "heard.key").write_bytes((home / "heard.key").read_bytes())
    assert here("jobs").code == 0
    assert here("db", "check").out == f"{new / 'heard.db'}: all is well.\n"


def test_it_is_not_put_over_what_is_there(here: Here, backup: Path, home: Path) -> None:
    done = here("restore", str(backup))
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"heard: {home / 'heard.db'} is not empty")


def test_there_is_nothing_to_back_up_at_first(here: Here, tmp_path: Path) -> None:
    done = here("backup", str(tmp_path / "x"))
    assert (done.code, done.out) == (3, "")
    assert "holds no tables yet; there is nothing to back up." in done.err


def test_what_is_no_backup_is_named(here: Here, tmp_path: Path) -> None:
    done = here("restore", str(write_talks(tmp_path / "talks.jsonl", 1)))
    assert (done.code, done.out) == (3, "")
    assert "cannot be read as a backup" in done.err
