"""The audit: who saw and changed what, narrowed to one person or deed, and as a file."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Annotated, TypeAlias
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from heard.formats.tables.formula import with_guard
from heard.storage.access import audit
from heard.storage.access.audit import Record
from heard.storage.access.users import list_users
from heard.web.api.people import NAMED, read_audit
from heard.web.api.shapes import Cursor
from heard.web.shared.asker import Asked, ReadsAudit
from heard.web.shared.shell.viewer import show_page
from heard.wiring.people import actor

PATH = "/settings/audit"
MOST, MOST_AT_ONCE, MOST_NAMES = 50, 200, 1000
COLUMNS = Record.__slots__
Word = Annotated[str, Field(max_length=200, pattern=NAMED)]
Write: TypeAlias = Callable[[Record], str]

router = APIRouter(include_in_schema=False)


class Sought(BaseModel):
    """By whom and what; an empty word stands for all."""

    by: Word = ""
    deed: Word = ""

    def address(self, path: str = PATH, **more: str) -> str:
        """The address of the same entries, as a page or a file."""
        asked = {name: value for name, value in {**self.model_dump(), **more}.items() if value}
        return f"{path}?{urlencode(asked)}" if asked else path


@router.get(PATH)
def show(asked: ReadsAudit, sought: Annotated[Sought, Query()], cursor: Cursor = None) -> Response:
    """Entries, the newest first."""
    found = read_audit(asked, cursor, MOST, by=sought.by or None, deed=sought.deed or None)
    with asked.state.house.store.reading() as session:
        actors, deeds = audit.actors_and_deeds(session)
        names = {actor(each.id): each.name for each in list_users(session, most=MOST_NAMES)}
    shown = {
        "records": found.items,
        "next": sought.address(cursor=found.next) if found.next else None,
        "sought": sought,
        "actors": actors,
        "deeds": deeds,
        "names": names,
    }
    return show_page(asked, "pages/settings/audit.html", shown)


@router.get(f"{PATH}.csv")
def as_csv(asked: ReadsAudit, sought: Annotated[Sought, Query()]) -> Response:
    """All of them for a spreadsheet, which computes nothing of what stands in them."""
    return _file(asked, sought, "csv", _row, ",".join(COLUMNS) + "\r\n")


@router.get(f"{PATH}.jsonl")
def as_jsonl(asked: ReadsAudit, sought: Annotated[Sought, Query()]) -> Response:
    """All of them, one JSON object a line."""
    return _file(asked, sought, "jsonl", _line)


def _file(asked: Asked, sought: Sought, ending: str, write: Write, head: str = "") -> Response:
    """Entries as they are read; that somebody takes them along stands in the audit, too."""
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "audit.export", sought.address(f"audit.{ending}"))

    def pieces() -> Iterator[str]:
        yield head
        for record in _all(asked, sought):
            yield write(record)

    headers = {"Content-Disposition": f'attachment; filename="heard-audit.{ending}"'}
    kind = {"csv": "text/csv", "jsonl": "application/x-ndjson"}[ending]
    return StreamingResponse(pieces(), media_type=kind, headers=headers)


def _all(asked: Asked, sought: Sought) -> Iterator[Record]:
    cursor = None
    while True:
        found = read_audit(asked, cursor, MOST_AT_ONCE, by=sought.by or None, deed=sought.deed or None)
        yield from found.items
        cursor = found.next
        if cursor is None:
            return


def _row(record: Record) -> str:
    row = io.StringIO()
    csv.writer(row).writerow([with_guard(str(each)) for each in _told(record).values()])
    return row.getvalue()


def _line(record: Record) -> str:
    return json.dumps(_told(record), ensure_ascii=False) + "\n"


def _told(record: Record) -> dict[str, object]:
    return {**asdict(record), "at": record.at.isoformat(), "why": record.why or ""}
