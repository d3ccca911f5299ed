"""Kept reports: whole or not there, by week and team, and not for ever."""

from pathlib import Path

import pytest

from heard.errors import NotFound, StorageError
from heard.reports.shelf import Kept, Shelf
from heard.reports.week import Week

NAMES = ["2026-W47-1", "2026-W48-2", "2026-W48-1"]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Three reports, and a file that is none."""
    found = Shelf(tmp_path)
    for name in NAMES:
        found.put(Kept.named(name), name)
    (tmp_path / "note.html").write_text("none")
    return found


def test_they_stand_with_the_newest_first(shelf: Shelf) -> None:
    assert [each.name for each in shelf.all()] == ["2026-W48-1", "2026-W48-2", "2026-W47-1"]
    assert shelf.read(Kept.named("2026-W47-1")) == "2026-W47-1"


def test_only_who_runs_heard_may_look_in(shelf: Shelf) -> None:
    assert {path.stat().st_mode & 0o777 for path in shelf.folder.glob("*W4*")} == {0o600}


def test_older_ones_are_forgotten(shelf: Shelf) -> None:
    shelf.forget(Week.named("2026-W48"))
    assert len(shelf.all()) == 2


def test_what_was_removed_is_gone(shelf: Shelf) -> None:
    kept = Kept.named("2026-W47-1")
    shelf.remove(kept)
    for ask in (shelf.read, shelf.remove):
        with pytest.raises(NotFound, match=r"There is no report 2026-W47-1\."):
            ask(kept)


@pytest.mark.parametrize("name", ["", "2026-W48", "2026-W99-1", "2026-W48-0", "../../etc/passwd"])
def test_what_can_be_no_report_is_not_there(name: str) -> None:
    with pytest.raises(NotFound):
        Kept.named(name)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="look at its folder"):
        Shelf(tmp_path / "gone").put(Kept.named("2026-W47-1"), "A week.")
