"""Notices: where somebody should look soon, within what they may see."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from heard.storage.happening.notices import notices
from heard.web.api.shapes import Cursor, Most, Page
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.problem import documented

router = APIRouter(tags=["notices"], responses=documented())


class NoticeOut(BaseModel):
    """A signal that showed in a conversation for the first time, and in which turn."""

    seq: int
    at: datetime
    conversation_id: int
    signal: str
    turn_id: str


@router.get("/notices")
def list_notices(asked: ReadsConversations, cursor: Cursor = None, most: Most = 50) -> Page[NoticeOut]:
    """Signals that showed in conversations within reach, the newest first; empty unless `heard.toml` names some."""
    name = f"notices {asked.actor}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    with asked.state.house.store.reading() as session:
        found = notices(session, asked.reach, before=before, most=most)
    following = asked.state.signed(found[-1].seq, of=name) if len(found) == most else None
    told = [NoticeOut(seq=each.seq, at=each.at, conversation_id=each.conversation_id, **each.details) for each in found]
    return Page(items=told, next=following)
