"""Rows of CSV, read line by line; columns are divided by commas, semicolons, tabs or bars."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from heard.conversation.fields import clean_text
from heard.formats.intake.decoding import LONGEST_LINE
from heard.formats.intake.source import Line, Source
from heard.formats.tables.columns import CONVERSATIONS, Layout
from heard.formats.tables.formula import without_guard
from heard.formats.tables.table import Row, Table, table_of

DELIMITERS = ",;\t|"
# A line with more delimiters is no row: a list of that many cells would cost more memory than all else together.
MOST_DELIMITERS = 1_000_000
# A cell of more lines is one whose quotation mark was never closed.
MOST_LINES = 100_000

TOO_LONG = "the line is longer than 16 MB or has over a million cells; no message is that long."
# How Python begins its message where a cell goes on for too long.
SWALLOWED = "field larger"
UNCLOSED = 'a quotation mark here is not closed; write "" for one that belongs to the text.'
STRAY_END = "a line ends within the row; put quotation marks around text of several lines."


def first_rows(head: str) -> list[list[str]]:
    """The header and the rows below it, as far as they stand in the beginning of a file."""
    reader = csv.reader(io.StringIO(head, newline=None), delimiter=_delimiter(head), skipinitialspace=True)
    return [cells for cells in reader if any(cells)]


def csv_table(source: Source, layout: Layout = CONVERSATIONS) -> Table:
    """The table in a source."""
    # Python's own limit for a cell, 131,072 characters, is less than some mails hold; it can only be set for all.
    csv.field_size_limit(LONGEST_LINE)
    rows = _rows(source, _delimiter(source.head))
    first = next(rows, None)
    if first is None:
        raise source.error("there is no row in it that can be read.")
    restored = (Row(row.line, _restored(row.cells), row.text) for row in rows)
    return table_of(first.cells, restored, source, layout=layout)


@dataclass(slots=True)
class _Lines:
    """The lines for one row after the other; those behind the first can be put back if the row proves broken."""

    coming: Iterator[Line]
    taken: list[Line] = field(default_factory=list)
    back: deque[Line] = field(default_factory=deque)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise csv.Error(SWALLOWED)
        line = self.back.popleft() if self.back else next(self.coming)
        self.taken.append(line)
        return line.text or ""

    @property
    def text(self) -> str:
        """All that was taken for the row."""
        return "".join(line.text or "" for line in self.taken).rstrip("\n")

    def put_back(self) -> None:
        """Have the lines behind the first again."""
        self.back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _rows(source: Source, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty; one that is broken is rejected."""
    lines = _Lines(_ended(source, delimiter))
    while True:
        lines.taken.clear()
        try:
            cells = next(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            _reject(lines, str(error), source)
            continue
        if any(cells):
            yield Row(lines.taken[0].number or 0, cells, lines.text)


def _reject(lines: _Lines, error: str, source: Source) -> None:
    """Reject a row; if its quotation mark swallowed all that follows, the rows behind it are read again."""
    if error.startswith(("unexpected end", SWALLOWED)):
        lines.put_back()
    problem = STRAY_END if error.startswith("new-line") else UNCLOSED
    shown = Row(0, (), lines.text).shown
    source.reject(problem, lines.taken[0].number, shown)


def _ended(source: Source, delimiter: str) -> Iterator[Line]:
    """The lines with their LF; a bare CR ends one only where nothing else does, as on the first Macs."""
    number = 0
    old_mac = False
    for line in source.lines():
        if line.text is None or line.text.count(delimiter) > MOST_DELIMITERS:
            number += 1
            source.reject(TOO_LONG, number)
            continue
        text = clean_text(line.text).removesuffix("\r")
        old_mac = old_mac or (number == 0 and "\r" in text)
        for piece in text.split("\r") if old_mac else [text]:
            number += 1
            yield Line(number, f"{piece}\n")


def _restored(cells: Sequence[str]) -> list[str]:
    return [without_guard(cell) if cell.startswith("'") else cell for cell in cells]


def _delimiter(head: str) -> str:
    """The delimiter that divides the header into the most columns."""
    header = next((line for line in head.split("\n") if line.strip(DELIMITERS + " ")), "")
    return max(DELIMITERS, key=header.count)
