"""A real server that takes webhooks, over HTTP or HTTPS, and answers byte for byte as it is told to."""

import socketserver
import ssl
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import parse_headers
from socket import SO_LINGER, SOL_SOCKET, socket

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Receiver:
    """How a server answers (pieces, a pause before each, a torn line at the end), and what it received and sent."""

    pieces: Sequence[bytes] = (OK,)
    pause: float = 0.0
    torn: bool = False
    tls: ssl.SSLContext | None = None
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    sent: int = 0


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    receiver: Receiver

    def get_request(self) -> tuple[socket, object]:
        line, caller = super().get_request()
        tls = self.receiver.tls
        # The handshake comes with the first read, in the thread that answers.
        return (tls.wrap_socket(line, server_side=True, do_handshake_on_connect=False) if tls else line), caller

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: callers hang up here on purpose."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        receiver = self.server.receiver
        self.rfile.readline()
        headers = {name.lower(): value for name, value in parse_headers(self.rfile).items()}
        length = int(headers.get("content-length", -1))
        body = self.rfile.read(max(0, length))
        if len(body) != length:
            # Whoever sent it was cut off: nobody would take that for a message.
            return
        receiver.headers.append(headers)
        receiver.bodies.append(body)
        for piece in receiver.pieces:
            time.sleep(receiver.pause)
            self.wfile.write(piece)
            receiver.sent += len(piece)
        if receiver.torn:
            self.request.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))


@contextmanager
def webhook_server(receiver: Receiver) -> Iterator[int]:
    """The port of a server on 127.0.0.1 that follows a receiver, for as long as the block runs."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.receiver = receiver
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
