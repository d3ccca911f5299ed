"""A table as a file: CSV or a workbook that no spreadsheet computes, or JSON, one row a line; written as it is read."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from io import StringIO
from tempfile import TemporaryFile

from fastapi import Response
from fastapi.responses import StreamingResponse

from heard.formats.tables.formula import with_guard
from heard.formats.tables.spreadsheet import Plain, write_workbook
from heard.storage.access import audit
from heard.web.shared.asker import Asked

Row = Mapping[str, object]


class FileKind(StrEnum):
    """What a table may be taken along as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


KINDS = {
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.JSONL: "application/x-ndjson",
}
# A workbook is whole only at its end: it lies on the disk until then, and is sent in pieces of so many bytes.
PIECE = 64 * 1024


def take_along(asked: Asked, kind: FileKind, sought: str, columns: Sequence[str], rows: Iterable[Row]) -> Response:
    """The rows as a file to keep, with these columns in this order; that somebody takes them along is in the audit.

    `sought` is the name of the table, and what it was narrowed to behind a question mark.
    """
    name, _, narrowed = sought.partition("?")
    file = f"{name}.{kind}"
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, f"{name}.export", f"{file}?{narrowed}" if narrowed else file)
    headers = {"Content-Disposition": f'attachment; filename="heard-{file}"'}
    return StreamingResponse(_content(kind, columns, rows), media_type=KINDS[kind], headers=headers)


def _content(kind: FileKind, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str] | Iterator[bytes]:
    if kind is FileKind.XLSX:
        return _xlsx(columns, rows)
    return _csv(columns, rows) if kind is FileKind.CSV else _jsonl(columns, rows)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield _line(columns)
    for row in rows:
        yield _line([_cell(row[each]) for each in columns])


def _cell(value: object) -> str:
    return "" if value is None else with_guard(_written(value))


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _xlsx(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    with TemporaryFile() as file:
        write_workbook(columns, ([_plain(row[each]) for each in columns] for row in rows), file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _plain(value: object) -> Plain:
    """What a spreadsheet knows as it is; the rest as it is written in CSV."""
    return value if value is None or isinstance(value, int | float) else _written(value)


def _jsonl(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps({each: row[each] for each in columns}, ensure_ascii=False, default=_written) + "\n"


def _written(value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(_written, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime) else str(value)
