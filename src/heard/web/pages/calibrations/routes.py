"""The list of calibrations, the form that begins one, and one of them: what is to be graded, then what came of it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, may
from heard.errors import Conflict, HeardError
from heard.web.api.quality.calibrations import (
    Id,
    close,
    compare_calibration,
    list_calibrations,
    list_graders,
    make_calibration,
    read_calibration,
    remove,
)
from heard.web.api.quality.shapes import MOST_TALKS, CalibrationIn, ComparedOut
from heard.web.api.settings.scorecards import read_scorecards
from heard.web.api.shapes import Cursor, Key
from heard.web.shared.asker import Asked, Assigns, Grades
from heard.web.shared.form import Misfit, Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/quality/calibrations"
LIST, NEW, ONE = (f"pages/calibrations/{name}.html" for name in ("page", "new", "one"))
MOST, USUAL, USUAL_DAYS = 30, 5, 7
COLUMNS = ("conversation", "category", "person", "steps", "step")
ODD = "Give it a name of at most 500 letters, 1 to 50 conversations, and the people who take part."
UNDRAWN = f"Say how many are drawn, 1 to {MOST_TALKS}, or name conversations by their numbers."
SENTENCES = {"name": "Give it a name of at most 500 letters.", "draw": UNDRAWN, "people": "Tick who takes part."}

router = APIRouter(include_in_schema=False)


class Begun(BaseModel):
    """What somebody typed into the form."""

    name: Typed = ""
    scorecard: Typed = ""
    draw: Typed = str(USUAL)
    conversations: Typed = ""
    until: Typed = ""
    people: Annotated[list[Key], Field(max_length=200)] = []

    def calibration(self, own: int) -> CalibrationIn:
        """The calibration; InvalidValue says what is missing."""
        ids = re.findall(r"\d+", self.conversations)
        if not ids and not self.draw.strip().isdecimal():
            raise Misfit(UNDRAWN, "draw")
        wanted = {
            "name": self.name.strip(),
            "scorecard": self.scorecard,
            "until": _end_of(self.until),
            "conversations": ids,
            "draw": None if ids else self.draw.strip(),
            "people": self.people,
            "takes_part": own in self.people,
        }
        return shape(CalibrationIn, wanted, ODD, SENTENCES)


@router.get(PATH)
def show(asked: Grades, cursor: Cursor = None, *, removed: bool = False) -> Response:
    """Those that one takes part in or may see, the newest first."""
    found = list_calibrations(asked, cursor, MOST)
    return show_page(asked, LIST, {"calibrations": found.items, "next": found.next, "removed": removed})


@router.get(f"{PATH}/new")
def begin(asked: Assigns) -> Response:
    """A form for one more."""
    today = asked.state.house.store.clock().date()
    until = (today + timedelta(days=USUAL_DAYS)).isoformat()
    return _form(asked, Begun(until=until, people=[asked.principal.user]))


@router.post(PATH)
def add(asked: Assigns, sent: Annotated[Begun, Form()]) -> Response:
    """Begin it."""
    try:
        made = make_calibration(asked, sent.calibration(asked.principal.user))
    except HeardError as problem:
        return _form(asked, sent, problem)
    return go_to(f"{PATH}/{made.id}")


@router.get(f"{PATH}/{{id}}")
def show_one(asked: Grades, id_: Id) -> Response:
    """What is to be graded in it, and once it is over what people say beside each other."""
    return _one(asked, id_)


@router.post(f"{PATH}/{{id}}/close")
def end(asked: Assigns, id_: Id) -> Response:
    """End it before its time."""
    close(asked, id_)
    return go_to(f"{PATH}/{id_}")


@router.post(f"{PATH}/{{id}}/remove")
def take_away(asked: Assigns, id_: Id) -> Response:
    """Take it away."""
    try:
        remove(asked, id_)
    except Conflict as problem:
        return _one(asked, id_, problem)
    return go_to(PATH, removed="true")


@router.get(f"{PATH}/{{id}}/export")
def export(asked: Grades, id_: Id, kind: Annotated[FileKind, Query()] = FileKind.CSV) -> Response:
    """Every rating of it as a file."""
    return take_along(asked, kind, f"calibrations?id={id_}", COLUMNS, _rows(compare_calibration(asked, id_)))


def _form(asked: Asked, sent: Begun, problem: HeardError | None = None) -> Response:
    shown = {
        "sent": sent,
        "scorecards": read_scorecards(asked, Response()).scorecards,
        "graders": list_graders(asked),
    }
    return show_page(asked, NEW, shown, problem)


def _one(asked: Asked, id_: int, problem: HeardError | None = None) -> Response:
    found = read_calibration(asked, id_)
    shown = {
        "calibration": found,
        "compared": compare_calibration(asked, id_) if found.compared else None,
        "next": next((each for each in found.conversations if not each.submitted), None) if found.mine else None,
        "may_close": may(asked.principal, Action.ASSIGN) and not found.compared,
        "may_remove": may(asked.principal, Action.ASSIGN) and not any(each.submitted for each in found.people),
    }
    return show_page(asked, ONE, shown, problem)


def _rows(compared: ComparedOut) -> Iterator[dict[str, object]]:
    """A row for each rating; a step that is empty does not apply."""
    names = {each.user_id: each.name for each in compared.people}
    for talk in compared.conversations:
        for category in talk.categories:
            for rating in category.ratings:
                if rating.rated:
                    told = (talk.id, category.title, names[rating.user_id], category.steps, rating.step)
                    yield dict(zip(COLUMNS, told, strict=True))


def _end_of(typed: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(typed.strip()), time(23, 59), UTC)
    except ValueError:
        raise Misfit("Say until which day, such as 2027-03-31.", "until") from None
