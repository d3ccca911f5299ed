"""What is written down of requests: one line of JSON each, and figures to watch; never a word of what was said."""

import logging
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any
from uuid import uuid4

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from heard.errors import HeardError

UNKNOWN = "unknown"
# A label for each word that somebody makes up would fill the memory.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Where a latency is worth telling from another, in seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 1.0, 2.5, 10.0)


class Figures:
    """Counts and latencies, by route and never by id."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("heard_requests", "Requests answered.", labels, registry=self.registry)
        self.seconds = Histogram(
            "heard_request_seconds", "Time to answer.", ("route",), buckets=BUCKETS, registry=self.registry
        )
        self.sockets = Gauge("heard_live_sockets", "Open live channels.", registry=self.registry)
        self.turns = Counter("heard_live_turns", "Turns acknowledged.", registry=self.registry)
        self.hints = Counter("heard_live_hints", "Hints sent, and hints shed.", ("fate",), registry=self.registry)


class Watch:
    """Numbers each request, writes down how it ended, and counts it."""

    def __init__(self, app: ASGIApp, figures: Figures, log: Callable[..., Any]) -> None:
        self._app = app
        self._figures = figures
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and watch how it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["heard.request"] = uuid4().hex
        begun, status = perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", scope["heard.request"].encode())]
            await send(message)

        try:
            await self._app(scope, receive, seen)
        finally:
            self._write_down(scope, status, perf_counter() - begun)

    def _write_down(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNKNOWN)
        method = scope["method"] if scope["method"] in METHODS else UNKNOWN
        self._figures.requests.labels(method, route, str(status)).inc()
        self._figures.seconds.labels(route).observe(seconds)
        told = {"method": method, "route": route, "status": status, "ms": round(1000 * seconds, 1)}
        self._log("request", request=scope["heard.request"], **told)


def log_to_stderr() -> None:
    """One JSON object a line, from Heard and from what it stands on; tracebacks name places and hold no values."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    logging.getLogger().handlers = [_Through()]
    logging.getLogger().setLevel(logging.WARNING)


class _Through(logging.Handler):
    """What libraries log, in the same form: an error of Heard's own in its words, any other by its kind and place."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one entry."""
        problem = record.exc_info[1] if record.exc_info else None
        told: dict[str, object] = {"logger": record.name}
        if problem is not None:
            told["error"] = type(problem).__name__
            told["where"] = _places(problem)
            if isinstance(problem, HeardError):
                told["sentence"] = str(problem)
        structlog.get_logger().log(record.levelno, record.msg if problem is None else "error", **told)


def _places(problem: BaseException) -> list[str]:
    """The last places an error went through, innermost last."""
    places, trace = [], problem.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-8:]
