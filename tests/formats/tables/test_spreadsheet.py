"""A workbook that Heard writes: read again it says the same, and no cell of it is ever computed."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from heard.formats.tables.spreadsheet import MOST_LETTERS, Plain, write_workbook


def written(*rows: list[Plain], **most: int) -> Any:  # noqa: ANN401 - openpyxl tells no types
    """A workbook of one column, read again."""
    file = BytesIO()
    write_workbook(["said"], rows, file, **most)
    return load_workbook(file)


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "#N/A", "plain", "3 € für 🙂", "2026-11-30"])
def test_text_stays_text(value: str) -> None:
    cell = written([value]).active["A2"]
    assert (cell.value, cell.data_type) == (value, "s")


@pytest.mark.parametrize(("value", "guarded"), [("=1+1", True), ("plain", False)])
def test_what_looks_like_a_formula_stays_text_when_somebody_edits_it(value: str, *, guarded: bool) -> None:
    assert bool(written([value]).active["A2"].quotePrefix) is guarded


@pytest.mark.parametrize("value", [3, 2.5, True, None])
def test_a_number_stays_a_number(value: Plain) -> None:
    assert written([value]).active["A2"].value == value


def test_what_xml_cannot_say_is_told_as_such() -> None:
    assert written(["a\x00b\ud800"]).active["A2"].value == "a\ufffdb\ufffd"


def test_a_text_that_is_longer_than_a_cell_ends_with_dots() -> None:
    value = written(["🙂" * MOST_LETTERS]).active["A2"].value
    assert value == "🙂" * ((MOST_LETTERS - 1) // 2) + "…"


def test_where_a_sheet_is_full_another_goes_on() -> None:
    sheets = written([1], [2], [3], most_rows=3).worksheets
    assert [[row[0] for row in sheet.values] for sheet in sheets] == [["said", 1, 2], ["said", 3]]


def test_a_table_without_rows_has_its_columns() -> None:
    assert list(written().active.values) == [("said",)]
