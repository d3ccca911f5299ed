"""What is kept out before anything else looks at it, and what every answer tells the browser."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from heard.web.shared.asker import COOKIE, bearer
from heard.web.shared.problem import Refused, answer

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MEGABYTE = 1024 * 1024
LARGEST = MEGABYTE
# An archive is uploaded in one piece; a look at one is taken at what a person waits for.
LARGEST_ARCHIVE, LARGEST_LOOK = 2048 * MEGABYTE, 32 * MEGABYTE
LARGEST_AT: Mapping[str, int] = {
    "/api/v1/imports": LARGEST_ARCHIVE,
    "/api/v1/imports/answers": LARGEST_ARCHIVE,
    "/import": LARGEST_ARCHIVE,
    "/import/answers": LARGEST_ARCHIVE,
    "/import/look": LARGEST_LOOK,
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": a browser would then hide the origin of Heard's own forms, too, and they be turned away.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# In a rehearsal somebody may dictate to their browser; sound is never sent to Heard.
MAY_DICTATE = {"Permissions-Policy": "camera=(), microphone=(self), geolocation=()"}
DICTATION = "/rehearse/"
TLS_ONLY = "max-age=31536000"
TOO_LARGE = "The request is too large: {largest:,} bytes are the most here; send it in parts."


class Guard:
    """Turns away other hosts, requests that a foreign page has made, and bodies that are too large."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        largest = LARGEST_AT.get(scope["path"], LARGEST)
        try:
            _check_host(headers, self._hosts)
            _check_origin(scope, headers)
            _check_length(headers, largest)
        except Refused as problem:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4403, "reason": problem.detail})
                return
            await answer(HTTPConnection(scope), problem.status_code, problem.detail)(
                scope, receive, _with_headers(scope, send)
            )
            return
        await self._app(scope, _counted(receive, largest), _with_headers(scope, send))


def same_origin(scope: Scope, headers: Headers) -> bool:
    """Whether a page of Heard's own has made a request, as the browser says; False where it says nothing."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") in {"same-origin", "none"}
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    return origin == f"{scheme}://{headers.get('host', '')}"


def _check_host(headers: Headers, hosts: frozenset[str]) -> None:
    """A name that somebody else has pointed here must not be taken for this place (DNS rebinding)."""
    given = headers.get("host", "")
    try:
        parts = urlsplit(f"//{given}")
    except ValueError:
        parts = urlsplit("")
    # What is more than a name and a port is no host, whatever the name in it.
    if parts.hostname not in hosts or parts.netloc != given or "@" in given:
        raise Refused(400, "Heard does not answer to this host name; start it with --address to say how it is reached.")


def _check_origin(scope: Scope, headers: Headers) -> None:
    """What changes something with a login's cookie must come from a page of Heard's own; programs send a token."""
    if scope["type"] == "websocket":
        if "origin" in headers and not same_origin(scope, headers):
            raise Refused(403, "A page of another site may not listen.")
        return
    # A browser adds `Authorization: Basic` by itself where a proxy has asked for it.
    is_program = bearer(headers) is not None
    is_form = COOKIE in headers.get("cookie", "") or not scope["path"].startswith("/api/")
    if scope["method"] not in SAFE and not is_program and is_form and not same_origin(scope, headers):
        raise Refused(403, "This came from another site, or from a browser that does not say where it came from.")


def _check_length(headers: Headers, largest: int) -> None:
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > largest:
        raise Refused(413, TOO_LARGE.format(largest=largest))


def _counted(receive: Receive, largest: int) -> Receive:
    """The body, as far as it is not larger than was announced, or than may be."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > largest:
                raise Refused(413, TOO_LARGE.format(largest=largest))
        return message

    return counted


def _with_headers(scope: Scope, send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = MAY_DICTATE if scope["path"].startswith(DICTATION) else {}
            for name, value in (HEADERS | own).items():
                headers.setdefault(name, value)
            if scope["scheme"] == "https":
                headers.setdefault("Strict-Transport-Security", TLS_ONLY)
            if not scope["path"].startswith("/static/"):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return told
