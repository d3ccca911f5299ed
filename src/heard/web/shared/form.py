"""A page with a form: shown, shown again with what went wrong, and left for the next page."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field, ValidationError

from heard.errors import HeardError, InvalidValue
from heard.storage.access.doors import LONGEST
from heard.web.shared.asker import COOKIE
from heard.web.shared.pages import render
from heard.web.shared.problem import Refused, status_of

Shape = TypeVar("Shape", bound=BaseModel)

HOME = "/"
# What somebody types into a field; what it may be is for those to say whom it is given to.
LONGEST_TYPED = 2000
Typed = Annotated[str, Field(max_length=LONGEST_TYPED)]
# A path of this place: browsers take two slashes, or one and a backslash, for the name of another.
LOCAL = re.compile(rf"/(?![/\\])[!-\[\]-~]{{0,{LONGEST_TYPED - 1}}}")


class Misfit(InvalidValue):
    """What was typed into a field and cannot be taken; `field` is its name where it is known."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


def show_form(template: str, problem: HeardError | Refused | None = None, **shown: object) -> Response:
    """The page, and above its form the sentence of what went wrong, if something did."""
    told = {**shown, "problem": problem.detail if isinstance(problem, Refused) else problem}
    if isinstance(problem, Refused):
        return render(template, told, status=problem.status_code, headers=problem.headers)
    return render(template, told, status=status_of(problem) if problem else 200)


def shape(
    kind: type[Shape], sent: Mapping[str, object], otherwise: str, sentences: Mapping[str, str] | None = None
) -> Shape:
    """What was typed as the API takes it; Misfit with the first field that it does not take.

    `sentences` say what to do about single fields, `otherwise` about any.
    """
    try:
        return kind.model_validate(sent)
    except ValidationError as problem:
        field = next((str(each["loc"][0]) for each in problem.errors() if each["loc"]), "")
        raise Misfit((sentences or {}).get(field, otherwise), field) from None


def go_to(path: str, **asked: str) -> Response:
    """Another page of this place, asked for anew."""
    return RedirectResponse(f"{path}?{urlencode(asked)}" if asked else path, 303)


def let_in(request: Request, secret: str, then: str = HOME) -> Response:
    """The browser signed in with a new secret, on the page where it wanted to be."""
    response = go_to(then)
    set_login(request, response, secret)
    return response


def set_login(request: Request, response: Response, secret: str) -> None:
    """Have the browser signed in with a new secret, whatever it is answered."""
    _set_cookie(request, response, secret, LONGEST)


def let_out(request: Request) -> Response:
    """The browser signed in no more."""
    response = go_to("/sign-in")
    _set_cookie(request, response, "", timedelta(0))
    return response


def local_path(wanted: str) -> str:
    """Where somebody wants to be, if it is a path of this place, else home."""
    return wanted if LOCAL.fullmatch(wanted) else HOME


def address_of(request: Request) -> str:
    """The address that a request came from, as the server knows it."""
    return request.client.host if request.client else ""


def _set_cookie(request: Request, response: Response, secret: str, lasts: timedelta) -> None:
    seconds, by_tls = int(lasts.total_seconds()), request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, max_age=seconds, secure=by_tls, httponly=True, samesite="lax")
