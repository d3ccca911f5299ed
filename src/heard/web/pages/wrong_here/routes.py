"""Where Heard is wrong here: one row a sort of judgement, with quotes to read; what is wrong too often is muted."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel

from heard.errors import HeardError
from heard.quality.agreed import FEWEST
from heard.web.api.quality.wrong_here import WrongOut, figures_here, read_wrong_here
from heard.web.api.settings.rules import change_settings
from heard.web.api.settings.shapes import SettingsChange
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.form import Typed, go_to
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.web.shared.told.judged import titles_of
from heard.web.shared.told.turns import anchor_of

PATH = "/quality/wrong-here"
COLUMNS = [name for name in WrongOut.model_fields if name != "quotes"]
Done = Literal["muted", "shown"]

router = APIRouter(include_in_schema=False)


class Muting(BaseModel):
    """A behaviour, and whether it is to be muted."""

    behaviour: Typed = ""
    on: bool = False


@router.get(PATH)
def show(asked: ReadsSettings, done: Done | None = None, behaviour: str = "") -> Response:
    """What people judged, that which they judged most often first; after a change, with a way back."""
    return _page(asked, done=done, behaviour=behaviour)


@router.post(f"{PATH}/mute")
def mute(asked: ChangesSettings, sent: Annotated[Muting, Form()]) -> Response:
    """Show a behaviour nowhere any more, or again."""
    before = asked.state.house.settings.contest.muted
    wanted = before | {sent.behaviour} if sent.on else before - {sent.behaviour}
    try:
        change_settings(asked, Response(), SettingsChange(muted=sorted(wanted)))
    except HeardError as problem:
        return _page(asked, problem)
    return go_to(PATH, done="muted" if sent.on else "shown", behaviour=sent.behaviour)


@router.get(f"{PATH}/export")
def export(asked: ReadsSettings, kind: FileKind = FileKind.CSV) -> Response:
    """The figures as a file."""
    rows = (each.model_dump(include=set(COLUMNS)) for each in figures_here(asked))
    return take_along(asked, kind, "wrong-here", COLUMNS, rows)


def _page(asked: Asked, problem: HeardError | None = None, done: Done | None = None, behaviour: str = "") -> Response:
    settings = asked.state.house.settings
    shown = {
        "sorts": read_wrong_here(asked),
        "muted": sorted(settings.contest.muted),
        "titles": titles_of(settings),
        "fewest": FEWEST,
        "done": done,
        "behaviour": behaviour,
        "anchor_of": anchor_of,
    }
    return show_page(asked, "pages/wrong_here/page.html", shown, problem)
