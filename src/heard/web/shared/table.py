"""A table as a file: CSV that no spreadsheet computes, or JSON, one row a line; written while it is read."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from io import StringIO

from fastapi import Response
from fastapi.responses import StreamingResponse

from heard.formats.tables.formula import with_guard

Row = Mapping[str, object]


class FileKind(StrEnum):
    """What a table may be taken along as."""

    CSV = "csv"
    JSONL = "jsonl"


KINDS = {FileKind.CSV: "text/csv; charset=utf-8", FileKind.JSONL: "application/jsonl"}


def as_file(kind: FileKind, name: str, columns: Sequence[str], rows: Iterable[Row]) -> Response:
    """The rows as a file to keep, with these columns in this order."""
    lines = _csv(columns, rows) if kind is FileKind.CSV else _jsonl(columns, rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return StreamingResponse(lines, media_type=KINDS[kind], headers=headers)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield _line(columns)
    for row in rows:
        yield _line(["" if row[each] is None else with_guard(str(row[each])) for each in columns])


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _jsonl(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps({each: row[each] for each in columns}, ensure_ascii=False, default=str) + "\n"
