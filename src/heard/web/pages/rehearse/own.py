"""A moment of one's own, rehearsed: begun from one's own figures, or once more from its room."""

from typing import Annotated

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel

from heard.errors import Conflict, InvalidValue
from heard.web.api.rehearsal.own import begin_own
from heard.web.api.rehearsal.shapes import OwnMomentIn
from heard.web.pages.rehearse.routes import PATH, show_list
from heard.web.shared.asker import ReadsOwnFigures
from heard.web.shared.form import Typed, go_to, shape

UNKNOWN = "Choose a moment from your own figures."

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """The moment that somebody chose."""

    conversation: Typed = ""
    reply: Typed = ""
    behaviour: Typed = ""


@router.post(f"{PATH}/own")
def begin(asked: ReadsOwnFigures, sent: Annotated[Chosen, Form()]) -> Response:
    """Begin a rehearsal of it; why that cannot be is told on the list of customers."""
    try:
        made = begin_own(asked, shape(OwnMomentIn, sent.model_dump(), UNKNOWN))
    except (Conflict, InvalidValue) as problem:
        return show_list(asked, problem)
    return go_to(f"{PATH}/{made.id}")
