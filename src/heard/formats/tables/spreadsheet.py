"""A table as a workbook: written row by row in the memory of one, with cells that no program computes."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from heard.formats.tables.formula import FORMULA

# What a sheet and a cell hold at most, whichever program reads them.
MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767
NARROWEST = 14
# Letters that XML does not allow; and what would be read as one of them, unless it is told to be itself.
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
Plain = str | int | float | None


def write_workbook(
    columns: Sequence[str], rows: Iterable[Sequence[Plain]], to: BinaryIO, *, most_rows: int = MOST_ROWS
) -> None:
    """Write rows below the names of their columns; where a sheet is full, another one goes on."""
    book = Workbook(write_only=True)
    sheet = _begun(book, columns)
    for place, row in enumerate(rows):
        if place and place % (most_rows - 1) == 0:
            sheet = _begun(book, columns)
        sheet.append([_text(sheet, each) if isinstance(each, str) else each for each in row])
    book.save(to)


def _begun(book: Workbook, columns: Sequence[str]) -> Any:  # noqa: ANN401 - openpyxl tells no types
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    cells = [_text(sheet, name) for name in columns]
    for place, cell in enumerate(cells, start=1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = max(NARROWEST, len(cell.value) + 2)
    sheet.append(cells)
    return sheet


def _text(sheet: Any, value: str) -> Any:  # noqa: ANN401 - as above
    """A cell that is text whatever it begins with, also once somebody has edited it."""
    cell = WriteOnlyCell(sheet, _fitting(ESCAPED.sub("_x005F_", UNSAYABLE.sub("\ufffd", value))))
    cell.data_type = "s"
    if FORMULA.match(value):
        cell.quotePrefix = True
    return cell


def _fitting(text: str) -> str:
    """As much of it as a cell holds, by the letters of 16 bits in which it counts."""
    letters = text.encode("utf-16-le")
    if len(letters) <= 2 * MOST_LETTERS:
        return text
    return letters[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", "ignore") + "…"
