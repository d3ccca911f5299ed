"""What went wrong, as `application/problem+json` (RFC 9457): one table says which error has which status."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from heard.errors import (
    Conflict,
    EngineError,
    HeardError,
    InvalidValue,
    NotFound,
    Outdated,
    SettingsError,
    TranscriptError,
)
from heard.web.shared.pages import render

TYPE = "application/problem+json"
Teller: TypeAlias = Callable[[Request, Exception], Awaitable[Response]]
# Seconds after which it is worth trying again.
SOON_S = 2
AWAY = "Something that Heard stands on does not answer just now; try again in a moment. The log says what."
NOT_MODIFIED = 304
SIGN_IN_FIRST = 401
# The framework's own two words, said as a sentence.
UNSAID = {
    404: "There is nothing at this address; check how it is written.",
    405: "This address is not used that way; look it up in the description of the API.",
}
STATUS: Mapping[type[HeardError], int] = {
    InvalidValue: 422,
    TranscriptError: 422,
    SettingsError: 422,
    NotFound: 404,
    Conflict: 409,
    Outdated: 412,
    EngineError: 503,
}
TITLES = {
    400: "Not understood",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not there",
    405: "Not done that way",
    406: "Not spoken here",
    409: "Two things exclude each other",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Not read in this form",
    422: "Cannot be used",
    429: "Too often",
    500: "Heard made a mistake",
    503: "Not ready",
}


class Problem(BaseModel):
    """What went wrong: `detail` says what happened, where, and what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Refused(HTTPException):
    """A request that is turned away at the door, with the status and the sentence for it."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(status, detail, {name.replace("_", "-"): value for name, value in headers.items()})


class Stranger(Refused):
    """A request by nobody who is known."""

    def __init__(self) -> None:
        detail = "Sign in, or send a token in the header `Authorization: Bearer ...`."
        super().__init__(401, detail, WWW_Authenticate="Bearer")


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of a route that say what went wrong, for its description."""
    always = (400, 401, 403, 413, 422, 429, 503)
    content = {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": TITLES[status], "content": content} for status in (*always, *statuses)}


def answer(asked: HTTPConnection, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as a response: to a program in JSON, to a person as a page."""
    told = Problem(title=TITLES.get(status, TITLES[400]), status=status, detail=detail)
    if not is_for_page(asked):
        return JSONResponse(told.model_dump(), status, dict(headers or {}), TYPE)
    if status == SIGN_IN_FIRST:
        query = asked.scope["query_string"].decode("latin-1")
        address = asked.scope["path"] + (f"?{query}" if query else "")
        wanted = address if asked.scope["method"] == "GET" else "/"
        return RedirectResponse(f"/sign-in?next={quote(wanted)}", 303)
    return render("shared/problem.html", {"problem": told}, status=status, headers=headers)


def is_for_page(asked: HTTPConnection) -> bool:
    """Whether a person waits for the answer in a browser, outside the API."""
    return not asked.scope["path"].startswith("/api/") and "text/html" in asked.headers.get("accept", "")


def status_of(problem: HeardError | Refused) -> int:
    """The status of an error, by the nearest of its kinds that has one."""
    if isinstance(problem, Refused):
        return problem.status_code
    return next((STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS), 500)


def told_of(problem: HeardError) -> tuple[int, str]:
    """The status of an error and the sentence for whoever asked; where something is away, which, is for the log."""
    status = status_of(problem)
    if not isinstance(problem, EngineError):
        return status, str(problem)
    structlog.get_logger().warning("not ready", sentence=str(problem))
    return status, AWAY


async def tell_error(request: Request, problem: Exception) -> Response:
    """An error that Heard raised on purpose."""
    assert isinstance(problem, HeardError)  # noqa: S101 - registered for nothing else
    status, detail = told_of(problem)
    return answer(request, status, detail, {"Retry-After": str(SOON_S)} if status == STATUS[EngineError] else None)


async def tell_invalid(request: Request, problem: Exception) -> Response:
    """A request that does not have the shape; says where, and never what was sent."""
    assert isinstance(problem, RequestValidationError)  # noqa: S101 - registered for nothing else
    told = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problem.errors()]
    return answer(request, 422, "; ".join(told[:5]))


async def tell_http(request: Request, problem: Exception) -> Response:
    """A request that is turned away, or a path or a method that is not there."""
    assert isinstance(problem, HTTPException)  # noqa: S101 - registered for nothing else
    if problem.status_code == NOT_MODIFIED:
        # An answer without a body, and some servers break off where there is one.
        return Response(None, NOT_MODIFIED, dict(problem.headers or {}))
    detail = str(problem.detail) if isinstance(problem, Refused) else UNSAID.get(problem.status_code, problem.detail)
    return answer(request, problem.status_code, detail, problem.headers)


async def tell_mistake(request: Request, _problem: Exception) -> Response:
    """Anything else is a mistake of Heard's own; the number finds it in the log."""
    return answer(
        request, 500, f"Heard made a mistake; report it with the number {request.scope.get('heard.request', '-')}."
    )


TELLERS: Mapping[type[Exception], Teller] = {
    HeardError: tell_error,
    RequestValidationError: tell_invalid,
    HTTPException: tell_http,
    Exception: tell_mistake,
}
