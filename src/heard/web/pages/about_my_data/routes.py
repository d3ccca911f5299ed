"""What Heard keeps and reads, and who has looked at what: their own part of the audit, for everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from fastapi import APIRouter, Response

from heard.storage.access import audit
from heard.storage.access.audit import Record
from heard.storage.access.users import all_names
from heard.web.shared.asker import Oneself
from heard.web.shared.shell.viewer import show_page
from heard.wiring.people import actor

MOST = 30
CONVERSATION = "conversation "

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class View:
    """Somebody looked at something; `path` is where it can be seen, if it is a conversation."""

    who: str
    what: str
    path: str | None
    at: datetime


@router.get("/about-my-data")
def show(asked: Oneself) -> Response:
    """What is analysed and how long it is kept, and the views that concern whoever asks."""
    house = asked.state.house
    with house.store.reading() as session:
        mine = audit.records(session, actor=asked.actor, deed="view", most=MOST)
        others = audit.views_of(session, asked.principal.agents, most=MOST)
        names = {actor(id_): name for id_, name in all_names(session).items()}
    shown = {
        "mine": _views(mine, names),
        "others": _views([each for each in others if each.actor != asked.actor], names),
        "kept": house.settings.retention,
        "goes_by_itself": house.settings.retains_by_itself,
        "writer": urlsplit(house.settings.writer.url).hostname if house.settings.writer else None,
    }
    return show_page(asked, "pages/about_my_data/page.html", shown)


def _views(records: Sequence[Record], names: Mapping[str, str]) -> list[View]:
    """The views; whoever is not a user goes by what the audit calls them."""
    return [View(names.get(each.actor, each.actor), each.what, _path(each.what), each.at) for each in records]


def _path(what: str) -> str | None:
    return f"/conversations/{what.removeprefix(CONVERSATION)}" if what.startswith(CONVERSATION) else None
