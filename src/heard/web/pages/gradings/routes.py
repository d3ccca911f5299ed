"""What one has said of conversations, drafts first; what was said of one's own, and of those of one's teams."""

import json
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from heard.web.api.conversations import rows_of
from heard.web.api.quality.grading import GradingId, acknowledge_grading
from heard.web.api.quality.gradings import GradingOut, WhoseGradings, list_gradings, part_of
from heard.web.api.shapes import Cursor, whole
from heard.web.shared.asker import Disputes, ReadsGradings
from heard.web.shared.form import go_to
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/quality/gradings"
MOST, AT_ONCE = 30, 200
COLUMNS = (
    *("id", "conversation_id", "author", "purpose", "scorecard", "score", "uncapped", "counts"),
    *("since", "submitted_at", "acknowledged_at", "ratings", "comment"),
)

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """Whose gradings."""

    whose: WhoseGradings = WhoseGradings.MINE

    def address(self, path: str = PATH, **more: str | None) -> str:
        """The address of the same list, or of something about it."""
        return f"{path}?{urlencode({'whose': self.whose.value, **more})}"


@router.get(PATH)
def show(asked: ReadsGradings, chosen: Annotated[Chosen, Query()], cursor: Cursor = None) -> Response:
    """A part of a list, with what it comes to."""
    found = list_gradings(asked, chosen.whose, cursor, MOST)
    rows = rows_of(asked, {each.conversation_id for each in found.items})
    shown = {
        # A conversation may have gone meanwhile.
        "gradings": [(each, row) for each in found.items if (row := rows.get(each.conversation_id))],
        "people": found.people,
        "heard": found.heard,
        "next": chosen.address(cursor=found.next) if found.next else None,
        "chosen": chosen,
        "address_of": _address_of,
    }
    return show_page(asked, "pages/gradings/page.html", shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsGradings, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """The whole list as a file."""
    found = whole(lambda cursor: part_of(asked, chosen.whose, cursor, AT_ONCE))
    return take_along(asked, kind, chosen.address("gradings"), COLUMNS, _told(found, kind))


@router.post(f"{PATH}/{{id}}/acknowledge")
def acknowledge(asked: Disputes, id_: GradingId) -> Response:
    """Say that one has read it."""
    acknowledge_grading(asked, id_)
    return go_to(PATH, whose=WhoseGradings.ABOUT_ME)


def _address_of(grading: GradingOut) -> str:
    """Where it is read: what others have said is no secret any more to whoever opens it."""
    path = f"/quality/conversations/{grading.conversation_id}"
    if grading.calibration_id:
        return f"{path}?calibration={grading.calibration_id}"
    return path if grading.mine else f"{path}?unbiased=false"


def _told(gradings: Iterator[GradingOut], kind: FileKind) -> Iterator[dict[str, Any]]:
    for each in gradings:
        ratings = json.dumps(each.ratings, ensure_ascii=False) if kind is FileKind.CSV else each.ratings
        yield each.model_dump() | {"scorecard": each.scorecard["title"], "ratings": ratings}
