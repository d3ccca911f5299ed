"""My figures: how one's own conversations went, beside one's own past first, and what to keep and to try."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel

from heard.errors import InvalidValue
from heard.rehearsal.path.lesson import lesson_on
from heard.web.api.fair.mode import read_mode
from heard.web.api.fair.own import list_months, read_moments, read_own_figures, share, unshare
from heard.web.api.fair.shapes import FiguresOut, FocusOut, MonthIn
from heard.web.api.rehearsal.own import read_own_moment
from heard.web.api.rehearsal.shapes import OwnMomentIn, OwnMomentOut
from heard.web.shared.asker import Asked, ReadsOwnFigures
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, Row, take_along
from heard.web.shared.told.judged import titles_of
from heard.web.shared.told.turns import anchor_of

PATH = "/my"
UNKNOWN = "Choose a month and a team from those that the page offers."
COLUMNS = ("measure", "month", "value", "low", "high", "conversations")
Done = Literal["shared", "unshared"]

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """A team and a month in one word, as the page offers them: `3.2026-10-01`."""

    of: Typed = ""

    @property
    def wanted(self) -> MonthIn:
        """What the API is asked for; InvalidValue where it is none."""
        team, _, month = self.of.partition(".")
        return shape(MonthIn, {"team": team, "month": month}, UNKNOWN)


@router.get(PATH)
def show(asked: ReadsOwnFigures, chosen: Annotated[Chosen, Query()], done: Done | None = None) -> Response:
    """One month; the newest unless another is chosen."""
    months = list_months(asked)
    problem = None
    try:
        wanted = chosen.wanted if chosen.of else None
    except InvalidValue as unfit:
        wanted, problem = None, unfit
    if wanted is None and months:
        wanted = MonthIn(team=months[0].team_id, month=months[0].month)
    shown = {
        "months": [(f"{each.team_id}.{each.month}", each) for each in months],
        "mode": read_mode(asked),
        "done": done,
        **(_told(asked, wanted) if wanted else {"found": None}),
    }
    return show_page(asked, "pages/my/page.html", shown, problem)


@router.get(f"{PATH}/export")
def export(asked: ReadsOwnFigures, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """One's own figures, month by month, as a file."""
    found = read_own_figures(asked, chosen.wanted)
    return take_along(asked, kind, f"my-figures?of={chosen.of}", COLUMNS, _rows(found))


@router.post(f"{PATH}/share")
def let_lead_see(asked: ReadsOwnFigures, chosen: Annotated[Chosen, Form()]) -> Response:
    """Have one's lead see a month."""
    share(asked, chosen.wanted)
    return go_to(PATH, of=chosen.of, done="shared")


@router.post(f"{PATH}/unshare")
def let_lead_see_no_more(asked: ReadsOwnFigures, chosen: Annotated[Chosen, Form()]) -> Response:
    """Share a month no more."""
    unshare(asked, chosen.wanted)
    return go_to(PATH, of=chosen.of, done="unshared")


def _told(asked: Asked, wanted: MonthIn) -> dict[str, object]:
    found, moments = read_own_figures(asked, wanted), read_moments(asked, wanted)
    return {
        "found": found,
        "of": f"{found.team_id}.{found.month}",
        "moments": moments.moments,
        "focus": moments.focus,
        "lesson": lesson_on(moments.focus.behaviour) if moments.focus else None,
        "rehearsal": _rehearsal(asked, moments.focus),
        "titles": titles_of(asked.state.house.settings),
        "anchor_of": anchor_of,
    }


def _rehearsal(asked: Asked, focus: FocusOut | None) -> OwnMomentOut | None:
    """Whether the reply to try differently can be rehearsed; None where there is none."""
    found = focus and focus.try_differently
    if not found:
        return None
    wanted = OwnMomentIn(conversation=found.conversation_id, reply=found.turn_id, behaviour=found.behaviour)
    return read_own_moment(asked, wanted)


def _rows(found: FiguresOut) -> list[Row]:
    points = [(each.measure, point) for each in found.measures for point in each.points if point.estimate]
    return [
        {"measure": measure.value, "month": point.since.isoformat(), **point.estimate.model_dump()}
        | {"conversations": point.estimate.n}
        for measure, point in points
        if point.estimate
    ]
