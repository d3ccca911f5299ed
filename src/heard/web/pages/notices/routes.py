"""Notices: what the team wants to be told of, with the turn in which it showed."""

from fastapi import APIRouter, Response

from heard.web.api.conversations import rows_of
from heard.web.api.notices import list_notices
from heard.web.api.shapes import Cursor
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.turns import anchor_of

PATH = "/notices"
MOST = 30

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsConversations, cursor: Cursor = None) -> Response:
    """Notices of conversations within reach, the newest first."""
    found = list_notices(asked, cursor, MOST)
    rows = rows_of(asked, {each.conversation_id for each in found.items})
    shown = {
        # A conversation may have gone meanwhile.
        "notices": [(each, row) for each in found.items if (row := rows.get(each.conversation_id))],
        "next": found.next,
        "anchor_of": anchor_of,
        "is_told_of_any": bool(asked.state.house.settings.notified),
    }
    return show_page(asked, "pages/notices/page.html", shown)
