"""The page of outcomes: what customers answered, whether they come again or leave, and how it goes with being heard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from heard.conversation.survey import Scale
from heard.insights.association import TakenUp
from heard.web.api.insights.outcomes import DEEDS, read_outcomes
from heard.web.api.insights.shapes import AssociationOut, EstimateOut, OutcomesOut
from heard.web.pages.insights.routes import COLUMNS, SMALL, Chosen, around, drawn, row_of
from heard.web.shared.asker import ReadsInsights
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/insights/outcomes"
# How wide a group's interval is drawn, and how far from the edges.
WIDTH, EDGE = 200, 8

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """What came of a group, and where it lies in the drawing: its interval, and the estimate within."""

    taken_up: TakenUp
    estimate: EstimateOut
    low: float
    at: float
    high: float


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()]) -> Response:
    """The outcomes of a period."""
    found = read_outcomes(asked, chosen.period)
    by_name = {each.measure: each for each in found.measures}
    shown = {
        **around(asked, chosen),
        "found": found,
        "last": found.until - timedelta(days=1),
        "before_last": found.since - timedelta(days=1),
        "scales": [(scale, by_name.get(scale)) for scale in Scale if found.answered.get(scale)],
        "deeds": [by_name[name] for name in DEEDS if name in by_name],
        "charts": {name: drawn(each.points, SMALL, found.annotations) for name, each in by_name.items()},
        "associations": [(each, _bars(each)) for each in found.associations],
        "width": WIDTH,
    }
    return show_page(asked, "pages/insights/outcomes.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    rows = _rows(read_outcomes(asked, chosen.period))
    columns = ("measure", "taken_up", *COLUMNS[1:], "answered")
    return take_along(asked, kind, chosen.address("outcomes"), columns, rows)


def _bars(found: AssociationOut) -> list[Bar]:
    """The groups on one line from the lowest to the highest that any may be."""
    estimates = [each.estimate for each in found.groups]
    low, high = min(each.low for each in estimates), max(each.high for each in estimates)
    scale = (WIDTH - 2 * EDGE) / ((high - low) or 1.0)

    def place(value: float) -> float:
        return round(EDGE + scale * (value - low), 1)

    return [
        Bar(group.taken_up, each, place(each.low), place(each.value), place(each.high))
        for group, each in zip(found.groups, estimates, strict=True)
    ]


def _rows(found: OutcomesOut) -> Iterator[Mapping[str, object]]:
    nothing = dict.fromkeys((*COLUMNS, "taken_up", "answered"))
    for each in found.measures:
        answered = found.answered.get(Scale(each.measure)) if each.measure in set(Scale) else None
        yield nothing | row_of(each) | {"answered": answered}
    for association in found.associations:
        told = {each.taken_up.value: each.estimate for each in association.groups}
        for taken_up, estimate in (told | {"all_less_little": association.difference}).items():
            values = estimate.model_dump()
            row = {"measure": association.scale, "taken_up": taken_up, "conversations": values.pop("n")}
            yield nothing | row | values
