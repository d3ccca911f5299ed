"""A real HTTP server that speaks chat completions, and answers as badly as it is told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Plan:
    """How the server answers, and what it was asked.

    Pieces of text, a status, a pause before each piece, raw bytes, comments that only keep the line open.
    """

    pieces: list[str] = field(default_factory=list)
    status: int = 200
    pause: float = 0.0
    raw: bytes | None = None
    endless: bool = False
    comments: int = 0
    location: str | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    plan: Plan


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        plan = self.server.plan
        plan.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        plan.keys.append(self.headers["Authorization"])
        self.send_response(plan.status)
        if plan.location:
            self.send_header("Location", plan.location)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            self._answer(plan)
        except OSError:
            # Whoever asked has hung up.
            return

    def _answer(self, plan: Plan) -> None:
        if plan.raw is not None:
            self.wfile.write(plan.raw)
            return
        for _ in range(plan.comments):
            time.sleep(plan.pause)
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()
        for piece in _pieces(plan):
            time.sleep(plan.pause)
            said = json.dumps({"choices": [{"delta": {"content": piece}}]})
            self.wfile.write(f"data: {said}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""


def _pieces(plan: Plan) -> Iterator[str]:
    while plan.endless:
        yield "on and on " * 50
    yield from plan.pieces


@contextmanager
def chat_server(plan: Plan) -> Iterator[str]:
    """The address of a server that follows a plan, for as long as the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.plan = plan
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
