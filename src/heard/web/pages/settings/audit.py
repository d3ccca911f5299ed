"""The audit: who saw and changed what, narrowed to one person or deed, and as a file."""

from dataclasses import asdict
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from heard.storage.access import audit
from heard.storage.access.audit import Record
from heard.storage.access.users import all_names
from heard.web.api.people import NAMED, read_audit
from heard.web.api.shapes import Cursor, whole
from heard.web.shared.asker import ReadsAudit
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.wiring.access.people import actor

PATH = "/settings/audit"
MOST, MOST_AT_ONCE = 50, 200
Word = Annotated[str, Field(max_length=200, pattern=NAMED)]

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
        names = {actor(id_): name for id_, name in all_names(session).items()}
    shown = {
        "records": found.items,
        "next": sought.address(cursor=found.next) if found.next else None,
        "sought": sought,
        "actors": actors,
        "deeds": deeds,
        "names": names,
    }
    return show_page(asked, "pages/settings/audit.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsAudit, sought: Annotated[Sought, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    by, deed = sought.by or None, sought.deed or None
    records = whole(lambda cursor: read_audit(asked, cursor, MOST_AT_ONCE, by=by, deed=deed))
    return take_along(asked, kind, sought.address("audit"), Record.__slots__, map(asdict, records))
