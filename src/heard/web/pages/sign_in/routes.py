"""Signing in with an address and a password, and signing out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from heard.errors import HeardError
from heard.web.shared.asker import COOKIE, Oneself, state_of
from heard.web.shared.form import Typed, address_of, go_to, let_in, let_out, local_path, show_form
from heard.web.shared.problem import Refused

PAGE = "pages/sign_in/page.html"
# One sentence, so that nobody learns who has an account.
WRONG = "This address and this password do not belong together; try again, or ask your administrator for a link."

router = APIRouter(include_in_schema=False)


class Credentials(BaseModel):
    """Who somebody says they are, and where they wanted to be."""

    email: Typed = ""
    password: Typed = ""
    next: Typed = "/"


@router.get("/sign-in")
def show(request: Request, next: str = "/") -> Response:  # noqa: A002 - the word in the address
    """The form; not for those who are signed in, and not before there is a user."""
    people = state_of(request).house.people
    if people.is_empty():
        return go_to("/welcome")
    if people.entered(login=request.cookies.get(COOKIE)):
        return go_to(local_path(next))
    return page(request, Credentials(next=local_path(next)))


@router.post("/sign-in")
def sign_in(request: Request, sent: Annotated[Credentials, Form()]) -> Response:
    """Sign in, with a new secret each time."""
    sent.next = local_path(sent.next)
    try:
        state_of(request).limits.come_in(address_of(request), sent.email.strip().lower())
        secret = known(state_of(request).house.people.sign_in(sent.email, sent.password), WRONG)
    except (HeardError, Refused) as problem:
        return page(request, sent, problem)
    return let_in(request, secret, sent.next)


@router.post("/sign-out")
def sign_out(request: Request, asked: Oneself) -> Response:
    """Sign out here."""
    asked.state.house.people.sign_out(asked.principal.user, asked.login or "")
    return let_out(request)


def page(request: Request, sent: Credentials, problem: HeardError | Refused | None = None) -> Response:
    """The page on which somebody signs in, with the ways there are."""
    return show_form(PAGE, problem, sent=sent, has_oidc=state_of(request).house.oidc is not None)


def known(secret: str | None, otherwise: str) -> str:
    """The secret of whoever may come in; Refused, with this sentence, if nobody may."""
    if secret is None:
        raise Refused(403, otherwise)
    return secret
