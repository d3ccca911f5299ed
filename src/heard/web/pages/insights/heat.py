"""The heat map: how often each practice showed where a reply called for it, by channel, by team and by root cause."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from heard.web.api.insights.measures import days_of, read_heat
from heard.web.api.insights.shapes import Across, HeatOut
from heard.web.pages.insights.routes import MEASURE, Chosen, around, titles_in
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/insights/heat"
COLUMNS = ("practice", "by", "name", "value", "low", "high", "conversations")

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()]) -> Response:
    """By channel, where there are several by team, and by the causes that were voiced most."""
    days, titles = days_of(asked, chosen.period), titles_in(asked)
    shown = {
        **around(asked, chosen),
        "maps": [
            (
                each,
                [(titles[row.practice], chosen.address(f"{MEASURE}/{row.practice}"), row.cells) for row in each.rows],
            )
            for each in _maps(asked, chosen)
            if each.columns or each.left_out
        ],
        "since": days.since,
        "last": days.until - timedelta(days=1),
    }
    return show_page(asked, "pages/insights/heat.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """All cells as a file."""
    return take_along(asked, kind, chosen.address("heat"), COLUMNS, _rows(asked, chosen))


def _maps(asked: Asked, chosen: Chosen) -> Iterator[HeatOut]:
    yield read_heat(asked, chosen.period, Across.CHANNEL)
    if not chosen.team:
        yield read_heat(asked, chosen.period, Across.TEAM)
    yield read_heat(asked, chosen.period, Across.CAUSE)


def _rows(asked: Asked, chosen: Chosen) -> Iterator[dict[str, object]]:
    for each in _maps(asked, chosen):
        for row in each.rows:
            for name, cell in zip(each.columns, row.cells, strict=True):
                if cell:
                    told = (row.practice, each.by.value, name, cell.value, cell.low, cell.high, cell.n)
                    yield dict(zip(COLUMNS, told, strict=True))
