"""What happened on which day, as a page: noted, changed, removed and brought back."""

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel

from heard.access import Action, reach
from heard.errors import HeardError, NotFound
from heard.storage.access.visible import all_teams
from heard.web.api.insights.annotations import Id, annotate, change, read_annotations, remove, restore
from heard.web.api.insights.shapes import LONGEST_ANNOTATION, AnnotationChange, AnnotationIn, Period
from heard.web.api.shapes import Key
from heard.web.shared.asker import Annotates, Asked, ReadsInsights
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/insights/annotations"
COLUMNS = ("id", "day", "team", "text", "by")
ODD = f"Say on which day, such as 2027-03-31, and what happened, in at most {LONGEST_ANNOTATION} letters."
Done = Literal["added", "changed", "restored"]

router = APIRouter(include_in_schema=False)


class Noted(BaseModel):
    """What somebody typed; no team stands for all of them."""

    day: Typed = ""
    text: Typed = ""
    team: Typed = ""


@router.get(PATH)
def show(asked: ReadsInsights, done: Done | None = None, removed: Key | None = None) -> Response:
    """All of them, the latest day first, and a form for one more."""
    return _page(asked, done=done, removed=removed)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    rows = (each.model_dump(mode="json") for each in read_annotations(asked, Period()))
    return take_along(asked, kind, "annotations", COLUMNS, rows)


@router.post(PATH)
def add(asked: Annotates, sent: Annotated[Noted, Form()]) -> Response:
    """Note what happened."""
    try:
        annotate(asked, shape(AnnotationIn, {"day": sent.day, "text": sent.text, "team_id": sent.team or None}, ODD))
    except NotFound:
        raise
    except (HeardError, Refused) as problem:
        return _page(asked, problem, typed=sent)
    return go_to(PATH, done="added")


@router.post(f"{PATH}/{{id}}")
def save(asked: Annotates, id_: Id, sent: Annotated[Noted, Form()]) -> Response:
    """Have one say something else."""
    try:
        change(asked, id_, shape(AnnotationChange, {"day": sent.day, "text": sent.text}, ODD))
    except NotFound:
        raise
    except HeardError as problem:
        return _page(asked, problem, typed=sent, at=id_)
    return go_to(PATH, done="changed")


@router.post(f"{PATH}/{{id}}/remove")
def take_away(asked: Annotates, id_: Id) -> Response:
    """Show one no more."""
    remove(asked, id_)
    return go_to(PATH, removed=str(id_))


@router.post(f"{PATH}/{{id}}/restore")
def bring_back(asked: Annotates, id_: Id) -> Response:
    """Bring one back that was removed."""
    restore(asked, id_)
    return go_to(PATH, done="restored")


def _page(asked: Asked, problem: HeardError | Refused | None = None, **told: object) -> Response:
    own = reach(asked.principal, Action.ANNOTATE)
    with asked.state.house.store.reading() as session:
        teams, today = all_teams(session), session.at.date()
    shown = {
        "annotations": read_annotations(asked, Period())[::-1],
        "teams": {key: name for key, name in teams.items() if own.everything or key in own.teams},
        "for_all": own.everything,
        "longest": LONGEST_ANNOTATION,
        "typed": Noted(day=today.isoformat()),
        "today": today.isoformat(),
        "latest": (today + timedelta(days=366)).isoformat(),
        **dict.fromkeys(("done", "removed", "at")),
    }
    return show_page(asked, "pages/insights/annotations.html", shown | told, problem)
