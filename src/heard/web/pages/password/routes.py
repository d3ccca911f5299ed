"""A password by a link: for whoever was invited, and for whoever has lost theirs."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from heard.errors import HeardError, NotFound
from heard.web.shared.asker import state_of
from heard.web.shared.form import Typed, address_of, let_in, show_form
from heard.web.shared.problem import Refused

PAGE = "pages/password/page.html"

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """What follows the # of a link, and the password that somebody chose."""

    secret: Typed = ""
    password: Typed = ""


@router.get("/password")
def show() -> Response:
    """The form; the browser keeps what follows the # to itself."""
    return show_form(PAGE, sent=Chosen())


@router.post("/password")
def accept(request: Request, sent: Annotated[Chosen, Form()]) -> Response:
    """Set the password, use the link up, and sign in."""
    state = state_of(request)
    try:
        state.limits.come_in(address_of(request))
        secret = state.house.people.accept(sent.secret.strip(), sent.password)
    except (HeardError, Refused) as problem:
        if isinstance(problem, NotFound):
            sent.secret = ""
        return show_form(PAGE, problem, sent=sent)
    return let_in(request, secret)
