"""What Heard keeps and reads, and who has looked at what: their own part of the audit, for everybody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlsplit

from fastapi import APIRouter, Response

from heard.storage.access import audit
from heard.storage.access.audit import Record
from heard.storage.access.users import all_names
from heard.storage.store import Session
from heard.web.shared.asker import Asked, Oneself
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.wiring.access.people import actor

PATH = "/about-my-data"
MOST, MOST_AT_ONCE = 30, 1000
COLUMNS = "who what at".split()
CONVERSATION = "conversation "

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class View:
    """Somebody looked at something; `path` is where it can be seen, if it is a conversation."""

    who: str
    what: str
    path: str | None
    at: datetime


@router.get(PATH)
def show(asked: Oneself) -> Response:
    """What is analysed and how long it is kept, and the views that concern whoever asks."""
    house = asked.state.house
    with house.store.reading() as session:
        names = _names(session)
        mine, others = (_views(_looks(session, asked, MOST, others=each), names) for each in (False, True))
    shown = {
        "mine": mine,
        "others": others,
        "kept": house.settings.retention,
        "goes_by_itself": house.settings.retains_by_itself,
        "writer": urlsplit(house.settings.writer.url).hostname if house.settings.writer else None,
    }
    return show_page(asked, "pages/about_my_data/page.html", shown)


@router.get(f"{PATH}/export")
def export(asked: Oneself, *, others: bool = False, kind: FileKind = FileKind.CSV) -> Response:
    """All that one has looked at as a file, or who else has looked at conversations that one answered."""
    return take_along(asked, kind, f"views?others={others}".lower(), COLUMNS, map(asdict, _all(asked, others=others)))


def _all(asked: Asked, *, others: bool) -> Iterator[View]:
    before = None
    while True:
        with asked.state.house.store.reading() as session:
            found = _looks(session, asked, MOST_AT_ONCE, before, others=others)
            names = _names(session)
        yield from _views(found, names)
        if len(found) < MOST_AT_ONCE:
            return
        before = found[-1].id


def _looks(session: Session, asked: Asked, most: int, before: int | None = None, *, others: bool) -> Sequence[Record]:
    """One's own views, or those of others; the newest first."""
    if others:
        return audit.views_of(session, asked.principal.agents, but=asked.actor, before=before, most=most)
    return audit.records(session, actor=asked.actor, deed="view", before=before, most=most)


def _names(session: Session) -> Mapping[str, str]:
    return {actor(id_): name for id_, name in all_names(session).items()}


def _views(records: Sequence[Record], names: Mapping[str, str]) -> list[View]:
    """The views; whoever is not a user goes by what the audit calls them."""
    return [View(names.get(each.actor, each.actor), each.what, _path(each.what), each.at) for each in records]


def _path(what: str) -> str | None:
    return f"/conversations/{what.removeprefix(CONVERSATION)}" if what.startswith(CONVERSATION) else None
