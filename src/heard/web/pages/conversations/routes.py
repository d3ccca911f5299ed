"""The list of conversations, read as the API reads it."""

from dataclasses import asdict
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.storage.access.visible import ConversationRow
from heard.storage.limits import LONGEST_SOURCE
from heard.web.api.conversations import Filter, Whose, list_conversations
from heard.web.api.shapes import Cursor, whole
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/conversations"
MOST, AT_ONCE = 30, 200

# Who answered is among them, and so no figure is (docs/guides/fair.md).
COLUMNS = [name for name in ConversationRow.__slots__ if name != "heard_rate"]

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """What somebody narrowed the list to; a form sends a field that was left alone as an empty word."""

    whose: Whose = Whose.ALL
    channel: Channel | Annotated[str, Query(pattern="^$")] = ""
    source: Annotated[str, Field(max_length=LONGEST_SOURCE)] = ""
    unheard: bool = False

    @property
    def filter(self) -> Filter:
        """What the list is asked for."""
        channel = Channel(self.channel) if self.channel else None
        return Filter(whose=self.whose, channel=channel, source=self.source or None, unheard=self.unheard)

    def address(self, path: str = PATH, **changed: object) -> str:
        """The address of the same list with something changed; what is as usual is left out."""
        wanted = {**self.model_dump(), **changed}
        usual = Chosen().model_dump()
        asked = {name: str(value) for name, value in wanted.items() if value and value != usual.get(name)}
        return f"{path}?{urlencode(asked)}" if asked else path


@router.get(PATH)
def show(asked: ReadsConversations, chosen: Annotated[Chosen, Query()], cursor: Cursor = None) -> Response:
    """Conversations within reach, those kept last first."""
    found = list_conversations(asked, chosen.filter, cursor, MOST)
    shown = {
        "rows": found.items,
        "next": chosen.address(cursor=found.next) if found.next else None,
        "chosen": chosen,
        "channels": list(Channel),
        "is_narrowed": chosen != Chosen(),
    }
    return show_page(asked, "pages/conversations/page.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsConversations, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """The whole list as a file."""
    rows = whole(lambda cursor: list_conversations(asked, chosen.filter, cursor, AT_ONCE))
    sought = chosen.address("conversations")
    return take_along(asked, kind, sought, COLUMNS, map(asdict, rows))
