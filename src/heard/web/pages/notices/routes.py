"""Notices: what the team wants to be told of, with the turn in which it showed."""

from fastapi import APIRouter, Response

from heard.storage.access import users
from heard.storage.access.visible import ConversationRow
from heard.web.api.conversations import rows_of
from heard.web.api.notices import NoticeOut, list_notices
from heard.web.api.shapes import Cursor, Page, whole
from heard.web.shared.asker import Asked, ReadsConversations
from heard.web.shared.pages import render
from heard.web.shared.shell.viewer import show_page, viewer_of
from heard.web.shared.table import FileKind, Row, take_along
from heard.web.shared.told.turns import anchor_of

PATH = "/notices"
MOST, MOST_AT_ONCE = 30, 200
# What a file says of the conversation beside its number.
OF_CONVERSATION = ("subject", "customer", "agent")

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsConversations, cursor: Cursor = None) -> Response:
    """Notices of conversations within reach, the newest first; they are none of the new ones any more."""
    found = _notices(asked, cursor, MOST)
    if found.items and cursor is None:
        _see(asked, found.items[0][0].seq)
    shown = {
        "notices": found.items,
        "next": found.next,
        "anchor_of": anchor_of,
        "is_told_of_any": bool(asked.state.house.settings.notified),
    }
    return show_page(asked, "pages/notices/page.html", shown)


@router.get(f"{PATH}/new")
def count(asked: ReadsConversations) -> Response:
    """How many are new: a part of every page, fetched by itself."""
    return render("shared/shell/new_notices.html", {"viewer": viewer_of(asked)})


@router.get(f"{PATH}/export")
def export(asked: ReadsConversations, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    found = whole(lambda cursor: _notices(asked, cursor, MOST_AT_ONCE))
    columns = (*NoticeOut.model_fields, *OF_CONVERSATION)
    return take_along(asked, kind, "notices", columns, (_row(*each) for each in found))


def _see(asked: Asked, newest: int) -> None:
    """Write down up to which one somebody has looked; whoever looks again waits for no writer."""
    store, user = asked.state.house.store, asked.principal.user
    with store.reading() as session:
        seen = users.user_of(session, user).notices_seen or 0
    if seen < newest:
        with store.writing() as session:
            users.see_notices(session, user, newest)


def _notices(asked: Asked, cursor: str | None, most: int) -> Page[tuple[NoticeOut, ConversationRow]]:
    """Notices, each with its conversation, which may have gone meanwhile."""
    found = list_notices(asked, cursor, most)
    rows = rows_of(asked, {each.conversation_id for each in found.items})
    return Page(
        items=[(each, rows[id_]) for each in found.items if (id_ := each.conversation_id) in rows], next=found.next
    )


def _row(notice: NoticeOut, conversation: ConversationRow) -> Row:
    return notice.model_dump() | {name: getattr(conversation, name) for name in OF_CONVERSATION}
