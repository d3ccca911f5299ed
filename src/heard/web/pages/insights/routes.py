"""The page of insights: every measure of a period beside the one before, and how each goes on."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel

from heard.conversation.channel import Channel
from heard.conversation.survey import Scale
from heard.insights.chart import Chart, chart_of, noted_at
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.access.visible import all_teams
from heard.storage.insights.measures import Measure
from heard.web.api.insights.measures import read_insights, read_measure
from heard.web.api.insights.shapes import AnnotationOut, ComparedOut, Day, Period, PointOut
from heard.web.api.shapes import Key
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH, MEASURE = "/insights", "/insights/measures"
SMALL, LARGE = (180, 44), (720, 220)
COLUMNS = (
    "measure",
    "value",
    "low",
    "high",
    "conversations",
    "before",
    "change_by",
    "change_low",
    "change_high",
    "change",
)

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """What somebody looks at; a form sends a field that was left alone as an empty word.

    `last` is the last day that counts, as people say it; the API takes the day after.
    """

    since: Day | Annotated[str, Query(pattern="^$")] = ""
    last: Day | Annotated[str, Query(pattern="^$")] = ""
    team: Key | Annotated[str, Query(pattern="^$")] = ""
    channel: Channel | Annotated[str, Query(pattern="^$")] = ""

    @property
    def period(self) -> Period:
        """What the API is asked for."""
        return Period(
            since=self.since if isinstance(self.since, date) else None,
            until=self.last + timedelta(days=1) if isinstance(self.last, date) else None,
            team=self.team if isinstance(self.team, int) else None,
            channel=Channel(self.channel) if self.channel else None,
        )

    def address(self, path: str = PATH, **more: object) -> str:
        """The address of the same look, or of another page of it; what is as usual is left out."""
        asked = {name: str(value) for name, value in (self.model_dump() | more).items() if value}
        return f"{path}?{urlencode(asked)}" if asked else path


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()]) -> Response:
    """All measures of a period."""
    found = read_insights(asked, chosen.period)
    by_name = {each.measure: each for each in found.measures}
    kinds = {kind: [each for each in BEHAVIOURS if each.kind is kind] for kind in Kind}
    shown = {
        **around(asked, chosen),
        "found": found,
        "last": found.until - timedelta(days=1),
        "before_last": found.since - timedelta(days=1),
        "figures": [
            (by_name[name], drawn(by_name[name].points, SMALL, found.annotations))
            for name in Measure
            if name in by_name
        ],
        "kinds": [(kind, [(each, by_name.get(each.id)) for each in all_of]) for kind, all_of in kinds.items()],
        "taught": [(each, by_name.get(each.id)) for each in asked.state.house.model.taught],
    }
    return show_page(asked, "pages/insights/page.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """All measures as a file."""
    found = read_insights(asked, chosen.period)
    return take_along(asked, kind, chosen.address("insights"), COLUMNS, map(row_of, found.measures))


@router.get(f"{MEASURE}/{{id}}")
def show_measure(
    asked: ReadsInsights, measure: Annotated[str, Path(alias="id")], chosen: Annotated[Chosen, Query()]
) -> Response:
    """How one measure goes on, and what it is by team and by channel."""
    found = read_measure(asked, measure, chosen.period)
    shown = {
        **around(asked, chosen),
        "found": found,
        "last": found.until - timedelta(days=1),
        "title": titles_in(asked).get(measure),
        "scales": list(Scale),
        "chart": drawn(found.points, LARGE, found.annotations),
        "noted": noted(found.points, found.annotations),
    }
    return show_page(asked, "pages/insights/measure.html", shown)


def titles_in(asked: Asked) -> dict[str, str]:
    """What each behaviour is called."""
    return {each.id: each.title for each in (*BEHAVIOURS, *asked.state.house.model.taught)}


def around(asked: Asked, chosen: Chosen) -> dict[str, object]:
    """What stands above either page: what may be chosen, and what was."""
    with asked.state.house.store.reading() as session:
        teams = all_teams(session)
    seen = teams if asked.reach.everything else {key: name for key, name in teams.items() if key in asked.reach.teams}
    return {"chosen": chosen, "teams": seen, "channels": list(Channel)}


def drawn(points: Sequence[PointOut], size: tuple[int, int], notes: Sequence[AnnotationOut]) -> Chart | None:
    """A trend as a drawing, with the numbers of what happened."""
    return chart_of([each.estimate for each in points], size, noted(points, notes))


def noted(points: Sequence[PointOut], notes: Sequence[AnnotationOut]) -> Mapping[int, Sequence[int]]:
    """By the place of a point, the numbers of what happened then."""
    return noted_at([each.day for each in notes], [each.since for each in points]) if points else {}


def row_of(each: ComparedOut) -> dict[str, object]:
    """A measure as a file has it."""
    now, before, by = (value.model_dump() if value else {} for value in (each.now, each.before, each.by))
    names = {"value": "value", "low": "low", "high": "high", "conversations": "n"}
    return {
        "measure": each.measure,
        **{column: now.get(name) for column, name in names.items()},
        "before": before.get("value"),
        **{f"change_{column}": by.get(name) for column, name in (("by", "value"), ("low", "low"), ("high", "high"))},
        "change": each.change.value,
    }
