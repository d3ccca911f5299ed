"""The table in an Excel workbook: the first sheet that has the columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice

from heard.errors import InvalidValue
from heard.formats.intake.decoding import CHUNK
from heard.formats.intake.source import Source
from heard.formats.tables.columns import CONVERSATIONS, Layout, places_of
from heard.formats.tables.table import Row, Table, table_of
from heard.formats.tables.workbook import Sheet, Workbook, opened

OLD_OFFICE = "\xd0\xcf\x11\xe0"
# Where Excel keeps what a password protects, in a file that begins like an old one.
PROTECTED = "EncryptedPackage".encode("utf-16-le")
# A header may stand below a title and a few remarks.
TITLE_ROWS = 10


@contextmanager
def sheet_table(source: Source, layout: Layout = CONVERSATIONS) -> Iterator[Table]:
    """The table, for as long as it is read; TranscriptError says what is there instead."""
    with source.file() as file:
        if source.head.startswith(OLD_OFFICE):
            protected = any(PROTECTED in chunk for chunk in iter(lambda: file.read(CHUNK), b""))
            kind = "protected by a password" if protected else "a file of an old Office program"
            raise source.error(f"this is {kind}; open it and save it as .xlsx without a password, or as CSV.")
        with opened(file, source) as workbook:
            yield _table(workbook, source, layout)


def _table(workbook: Workbook, source: Source, layout: Layout) -> Table:
    """The table of the first sheet that has the columns; TranscriptError says what is there instead."""
    first: Row | None = None
    for sheet in workbook.sheets:
        rows = workbook.rows(sheet)
        above = list(islice(rows, TITLE_ROWS))
        first = first or next(iter(above), None)
        for place, row in enumerate(above):
            if _is_header(row, source, layout):
                _tell_others(sheet, workbook, source)
                return _below(row, chain(above[place + 1 :], rows), source, layout)
    if source.rejected and first is None:
        raise source.rejected[0]
    if first is None:
        raise source.error("no sheet of this workbook holds anything.")
    return _below(first, iter(()), source, layout)


def _is_header(row: Row, source: Source, layout: Layout) -> bool:
    try:
        return layout.suffice(places_of(row.cells, source.mapping, columns=layout.columns))
    except InvalidValue:
        return False


def _below(header: Row, rows: Iterator[Row], source: Source, layout: Layout) -> Table:
    """The table below a header; its rows are cut and filled to the width of the header."""
    width = len(header.cells)
    cut = (Row(row.line, [*row.cells[:width], *[""] * (width - len(row.cells))], row.text) for row in rows)
    return table_of(header.cells, cut, source, layout=layout)


def _tell_others(sheet: Sheet, workbook: Workbook, source: Source) -> None:
    others = ", ".join(f"'{each.name}'" for each in workbook.sheets if each != sheet)
    if others:
        source.warn("sheet", f"The sheet '{sheet.name}' was read, and not {others}.")
