"""Search in what was said."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from heard.storage.search import search as find
from heard.web.api.shapes import Cursor, HitOut, Most, Page
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.problem import documented

router = APIRouter(tags=["search"], responses=documented())
WordsWanted = Annotated[
    str, Query(alias="q", max_length=500, description='All of them, in any form; "in quotes" side by side.')
]


@router.get("/search")
def search(asked: ReadsConversations, q: WordsWanted, cursor: Cursor = None, most: Most = 50) -> Page[HitOut]:
    """The turns within reach that hold all the words, the latest kept first."""
    name = f"search {asked.actor} {q}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    asked.views("search")
    with asked.state.house.store.reading() as session:
        hits = find(session, q, before=before, most=most, reach=asked.reach)
    following = asked.state.signed(hits[-1].place, of=name) if len(hits) == most else None
    shown = [{name: value for name, value in asdict(hit).items() if name != "place"} for hit in hits]
    return Page(items=[HitOut(**each) for each in shown], next=following)
