"""`heard docs pack`: the files, the same each time, with the settings of this folder in them."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Here

pytestmark = pytest.mark.engine

SETTINGS = "[retention]\nconversations = 731\n"
# 30 November 2026, noon.
WRITTEN = 1796040000


def packed(folder: Path) -> dict[str, bytes]:
    """What was written."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_it_writes_the_settings_in_force_and_the_same_each_time(here: Here, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "heard.toml").write_text(SETTINGS, encoding="utf-8")
    os.utime(home / "heard.toml", (WRITTEN, WRITTEN))
    for name in ("one", "two"):
        assert here("docs", "pack", "--out", str(tmp_path / name)).code == 0
    files = packed(tmp_path / "one")
    assert files == packed(tmp_path / "two")
    assert len(files) == 14
    assert b"731 days after their last turn" in files["customer-notice.md"]
    assert b"the settings of 2026-11-30" in files["customer-notice.html"]
    told = here("docs", "pack", "--out", str(tmp_path / "one"), "--day", "2027-01-02")
    assert "7 documents" in told.out
    assert b"the settings of 2027-01-02" in packed(tmp_path / "one")["dpia.md"]


def test_what_cannot_be_done_is_said_in_a_sentence(here: Here, home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in here("docs", "pack", "--out", str(tmp_path / "file")).err
    assert "There are no texts in 'xx'" in here("docs", "pack", "--language", "xx").err
    assert not home.exists() or not (home / "heard.db").exists()
