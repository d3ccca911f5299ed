"""The first user: only while there is none, and only with the key that `heard serve` prints."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from heard.errors import HeardError
from heard.web.shared.asker import state_of
from heard.web.shared.demo import bring_in
from heard.web.shared.form import Typed, address_of, go_to, let_in, show_form
from heard.web.shared.problem import Refused
from heard.wiring.access.people import actor

PAGE = "pages/welcome/page.html"
WRONG_KEY = "That is not the key of this installation; copy it from the line that `heard serve` prints."

router = APIRouter(include_in_schema=False)


class First(BaseModel):
    """What the first user says of themselves, the key that lets them, and whether there is to be something to see."""

    key: Typed = ""
    email: Typed = ""
    name: Typed = ""
    password: Typed = ""
    demo: bool = False


@router.get("/welcome")
def show(request: Request) -> Response:
    """The form, until somebody has come in."""
    # A browser sends nothing for a box that is not ticked; before anything is sent, it is.
    first = First(demo=True)
    return show_form(PAGE, sent=first) if state_of(request).house.people.is_empty() else go_to("/sign-in")


@router.post("/welcome")
def make_first(request: Request, sent: Annotated[First, Form()]) -> Response:
    """Make the first user and sign them in."""
    state = state_of(request)
    people = state.house.people
    if not people.is_empty():
        return go_to("/sign-in")
    try:
        state.limits.come_in(address_of(request))
        _check_key(sent, state.house.setup)
        id_ = people.make_first(sent.email, sent.name, sent.password)
        secret = people.sign_in(sent.email, sent.password)
    except (HeardError, Refused) as problem:
        return show_form(PAGE, problem, sent=sent)
    if sent.demo:
        bring_in(state, actor(id_))
    return let_in(request, secret) if secret else go_to("/sign-in")


def _check_key(sent: First, setup: str) -> None:
    """Refused if it is another; the field is then empty, and seen."""
    if not hmac.compare_digest(sent.key.strip().encode(errors="surrogatepass"), setup.encode()):
        sent.key = ""
        raise Refused(403, WRONG_KEY)
