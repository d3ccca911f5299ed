"""The tasks that one has set: whether they are done, a form for one more, and what one says who cannot."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel, Field

from heard.errors import HeardError
from heard.web.api.rehearsal.scenarios import list_scenarios
from heard.web.api.rehearsal.tasks import (
    DeclineIn,
    Id,
    TaskIn,
    decline_task,
    list_tasks,
    list_trainees,
    set_task,
    take_away,
)
from heard.web.shared.asker import Asked, Rehearses, Trains
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page

PATH = "/rehearse/tasks"
USUAL_DAYS = 7
ODD = "Choose a customer, a day and at least one person."
SENTENCES = {
    "scenario": "Choose a customer.",
    "due": "Choose the last day for it.",
    "people": "Choose at least one person.",
}
NO_REASON = "Say in a sentence why you cannot."

router = APIRouter(include_in_schema=False)


class Planned(BaseModel):
    """The form of a task."""

    scenario: Typed = ""
    due: Typed = ""
    note: Typed = ""
    people: Annotated[list[Typed], Field(max_length=200)] = []


class Reason(BaseModel):
    """Why somebody cannot."""

    why: Typed = ""


@router.get(PATH)
def show(asked: Trains) -> Response:
    """The tasks that one has set, and a form for one more."""
    return _page(asked, Planned(due=(asked.state.house.store.clock().date() + timedelta(days=USUAL_DAYS)).isoformat()))


@router.post(PATH)
def add(asked: Trains, sent: Annotated[Planned, Form()]) -> Response:
    """Set one."""
    try:
        set_task(asked, shape(TaskIn, sent.model_dump(), ODD, SENTENCES))
    except HeardError as problem:
        return _page(asked, sent, problem)
    return go_to(PATH)


@router.post(f"{PATH}/{{id}}/remove")
def remove(asked: Trains, id_: Id) -> Response:
    """Take one away."""
    take_away(asked, id_)
    return go_to(PATH)


@router.post(f"{PATH}/{{id}}/decline")
def cannot(asked: Rehearses, id_: Id, sent: Annotated[Reason, Form()]) -> Response:
    """Say why one cannot."""
    decline_task(asked, id_, shape(DeclineIn, {"why": sent.why}, NO_REASON))
    return go_to("/rehearse")


def _page(asked: Asked, typed: Planned, problem: HeardError | None = None) -> Response:
    shown = {
        "tasks": list_tasks(asked),
        "people": list_trainees(asked),
        "scenarios": list_scenarios(asked),
        "typed": typed,
    }
    return show_page(asked, "pages/rehearse/tasks.html", shown, problem)
