"""Notices: what the team wants to be told of, with the turn in which it showed."""

from contextlib import suppress

from fastapi import APIRouter, Response

from heard.errors import NotFound
from heard.storage.access.visible import ConversationRow
from heard.web.api.conversations import row_of
from heard.web.api.notices import NoticeOut, list_notices
from heard.web.api.shapes import Cursor
from heard.web.shared.asker import Asked, ReadsConversations
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.turns import anchor_of

PATH = "/notices"
MOST = 30

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsConversations, cursor: Cursor = None) -> Response:
    """Notices of conversations within reach, the newest first."""
    found = list_notices(asked, cursor, MOST)
    shown = {
        "notices": [(each, row) for each in found.items if (row := _row(asked, each))],
        "next": found.next,
        "anchor_of": anchor_of,
        "is_told_of_any": bool(asked.state.house.settings.notified),
    }
    return show_page(asked, "pages/notices/page.html", shown)


def _row(asked: Asked, notice: NoticeOut) -> ConversationRow | None:
    """The conversation of a notice; None if it has gone meanwhile."""
    with suppress(NotFound):
        return row_of(asked, notice.conversation_id)
    return None
