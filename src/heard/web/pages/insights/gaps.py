"""The page of gaps in communication: what customers ask again and again, and what confuses them."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from heard.web.api.insights.gap_shapes import GapOut
from heard.web.api.insights.gaps import read_gaps
from heard.web.pages.insights.routes import Chosen, around
from heard.web.shared.asker import ReadsInsights
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.web.shared.told.turns import anchor_of

PATH = "/insights/gaps"
SHARES = ("share", "of_cause", "again", "elsewhere")
COLUMNS = ("kind", "cause", "called", "conversations", *SHARES, "before", "change", "quotes")

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()]) -> Response:
    """Both kinds, with the words that show them."""
    found = read_gaps(asked, chosen.period)
    shown = {
        **around(asked, chosen),
        "found": found,
        "last_day": found.until - timedelta(days=1),
        "anchor_of": anchor_of,
    }
    return show_page(asked, "pages/insights/gaps.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """Both kinds as a file."""
    found = read_gaps(asked, chosen.period)
    return take_along(asked, kind, chosen.address("gaps"), COLUMNS, map(_row, (*found.questions, *found.confusions)))


def _row(each: GapOut) -> dict[str, object]:
    shares = {
        "share": each.share.now,
        "of_cause": each.of_cause,
        "again": each.again,
        "elsewhere": each.elsewhere,
        "before": each.share.before,
    }
    return {
        "kind": each.kind.value,
        "cause": each.cause,
        "called": each.called,
        "conversations": each.conversations,
        **{name: estimate and estimate.value for name, estimate in shares.items()},
        "change": each.share.change.value,
        "quotes": " | ".join(quote.words for quote in each.quotes),
    }
