"""Search, as the API searches, with the words marked."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from heard.web.api.search import search
from heard.web.api.shapes import Cursor, HitOut, whole
from heard.web.pages.search.passages import passages
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.web.shared.told.turns import anchor_of

PATH = "/search"
MOST, AT_ONCE = 30, 200

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsConversations, q: Annotated[str, Query(max_length=500)] = "", cursor: Cursor = None) -> Response:
    """The turns within reach that hold the words, the latest kept first."""
    found = search(asked, q, cursor, MOST) if q.strip() else None
    hits = [(hit, anchor_of(hit.turn_id), passages(hit.text, q)) for hit in found.items] if found else []
    following = f"{PATH}?{urlencode({'q': q, 'cursor': found.next})}" if found and found.next else None
    return show_page(
        asked,
        "pages/search/page.html",
        {"q": q.strip(), "hits": hits, "next": following, "file": f"{PATH}/export?{urlencode({'q': q})}"},
    )


@router.get(f"{PATH}/export")
def export(
    asked: ReadsConversations, q: Annotated[str, Query(min_length=1, max_length=500)], kind: FileKind = FileKind.CSV
) -> Response:
    """All that was found as a file."""
    rows = whole(lambda cursor: search(asked, q, cursor, AT_ONCE))
    # What was searched for may be a customer's own words, which are none of the audit's.
    return take_along(asked, kind, "search", list(HitOut.model_fields), (each.model_dump() for each in rows))
