"""The file of what was rejected: made when it is needed, harmless in a spreadsheet, complete."""

import csv
from pathlib import Path

import pytest

from heard.errors import StorageError, TranscriptError
from heard.jobs.rejects import LONGEST_ROW, RejectFile
from heard.privacy.keep import mask_text


def masked(text: str) -> str:
    """What a store makes of a text."""
    return mask_text(text).text


def rows_of(path: Path, *problems: TranscriptError) -> list[list[str]]:
    """The rows of a file to which these were added."""
    rejects = RejectFile(path, masked)
    for problem in problems:
        rejects.add(problem)
    rejects.close()
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def problem(row: str | None = None) -> TranscriptError:
    """What is wrong with a row."""
    return TranscriptError("this is not valid JSON.", file="x", line=7, row=row)


def test_it_says_where_and_why_and_what_stood_there(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "new" / "x.csv", problem('a "quoted", row'))
    assert rows == [["line", "problem", "row"], ["7", "this is not valid JSON.", 'a "quoted", row']]


def test_nothing_is_made_where_nothing_was_rejected(tmp_path: Path) -> None:
    RejectFile(tmp_path / "x.csv", masked).close()
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_try_has_left_is_replaced(tmp_path: Path) -> None:
    rows_of(tmp_path / "x.csv", problem(), problem())
    assert len(rows_of(tmp_path / "x.csv", problem())) == 2


@pytest.mark.parametrize("row", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "＝1"])
def test_no_spreadsheet_runs_what_stood_there(tmp_path: Path, row: str) -> None:
    assert rows_of(tmp_path / "x.csv", problem(row))[1][2] == f"'{row}"


def test_neither_row_nor_reason_keeps_a_card(tmp_path: Path) -> None:
    row = "x" * (LONGEST_ROW - 8) + " 4111 1111 1111 1111 thanks"
    told = TranscriptError("'4111111111111111' speaks.", file="x", line=7, row=row)
    [_, [_, reason, kept]] = rows_of(tmp_path / "x.csv", told)
    assert (reason, kept[-8:]) == ("'[card ****1111]' speaks.", " [card *")


def test_a_row_without_end_is_cut(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path / "x.csv", problem("x" * 10 * LONGEST_ROW))[1][2]) == LONGEST_ROW


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match=r"x\.csv cannot be written \(not a directory\)") as told:
        RejectFile(tmp_path / "file" / "x.csv", masked)
    assert not told.value.temporary


def test_a_full_disk_is_told_and_may_pass(tmp_path: Path) -> None:
    rejects = RejectFile(tmp_path / "x.csv", masked)
    (tmp_path / "x.csv").symlink_to("/dev/full")
    rejects.add(problem())
    with pytest.raises(StorageError, match="the disk is full") as told:
        rejects.close()
    assert told.value.temporary
