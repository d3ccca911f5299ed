"""The list of conversations, read as the API reads it."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from heard.conversation.channel import Channel
from heard.web.api.conversations import Filter, Whose, list_conversations
from heard.web.api.shapes import Cursor
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.shell.viewer import show_page

PATH = "/conversations"
MOST = 30

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """What somebody narrowed the list to; a form sends a field that was left alone as an empty word."""

    whose: Whose = Whose.ALL
    channel: Channel | Annotated[str, Query(pattern="^$")] = ""
    unheard: bool = False

    def address(self, **changed: object) -> str:
        """The address of the same list with something changed; what is as usual is left out."""
        wanted = {**self.model_dump(), **changed}
        usual = Chosen().model_dump()
        asked = {name: str(value) for name, value in wanted.items() if value and value != usual.get(name)}
        return f"{PATH}?{urlencode(asked)}" if asked else PATH


@router.get(PATH)
def show(asked: ReadsConversations, chosen: Annotated[Chosen, Query()], cursor: Cursor = None) -> Response:
    """Conversations within reach, those kept last first."""
    wanted = Filter(whose=chosen.whose, channel=Channel(chosen.channel) if chosen.channel else None)
    found = list_conversations(asked, wanted.model_copy(update={"unheard": chosen.unheard}), cursor, MOST)
    shown = {
        "rows": found.items,
        "next": chosen.address(cursor=found.next) if found.next else None,
        "chosen": chosen,
        "channels": list(Channel),
        "is_narrowed": chosen != Chosen(),
    }
    return show_page(asked, "pages/conversations/page.html", shown)
