"""The first user: only while there is none, and only with the key that `heard serve` prints."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, Field

from heard.errors import HeardError
from heard.web.shared.asker import state_of
from heard.web.shared.form import address_of, go_to, let_in, show_form
from heard.web.shared.problem import Refused

PAGE = "pages/welcome/page.html"
WRONG_KEY = "That is not the key of this installation; copy it from the line that `heard serve` prints."

router = APIRouter(include_in_schema=False)


class First(BaseModel):
    """What the first user says of themselves, and the key that lets them."""

    key: str = Field("", max_length=200)
    email: str = Field("", max_length=500)
    name: str = Field("", max_length=500)
    password: str = Field("", max_length=2000)


@router.get("/welcome")
def show(request: Request) -> Response:
    """The form, until somebody has come in."""
    return show_form(PAGE, sent=First()) if state_of(request).house.people.is_empty() else go_to("/sign-in")


@router.post("/welcome")
def make_first(request: Request, sent: Annotated[First, Form()]) -> Response:
    """Make the first user and sign them in."""
    state = state_of(request)
    people = state.house.people
    if not people.is_empty():
        return go_to("/sign-in")
    try:
        state.limits.come_in(address_of(request))
        if not hmac.compare_digest(sent.key.strip().encode(), state.house.setup.encode()):
            sent.key = ""
            raise Refused(403, WRONG_KEY)
        people.make_first(sent.email, sent.name, sent.password)
        secret = people.sign_in(sent.email, sent.password)
    except (HeardError, Refused) as problem:
        return show_form(PAGE, problem, sent=sent)
    return let_in(request, secret) if secret else go_to("/sign-in")
