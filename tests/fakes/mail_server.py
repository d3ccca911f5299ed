"""A real mail server in the process of the tests: it speaks enough SMTP, and misbehaves as it is told to."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


@dataclass
class Post:
    """How a server answers (by its commands, such as RCPT; None hangs up), what it knows, was offered, and took."""

    answers: dict[str, str | None] = field(default_factory=dict)
    certificate: ssl.SSLContext | None = None
    tls: bool = False
    account: tuple[str, str] | None = None
    said: list[str] = field(default_factory=list)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    offered: list[bytes] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def mails(self) -> list[EmailMessage]:
        """What was taken, as a mail program reads it."""
        return [_read(body) for _, body in self.taken]

    @property
    def ids(self) -> list[str]:
        """The ids of all mails that it was offered, whether it took them or not."""
        return [_read(body)["Message-ID"] for body in self.offered]

    @property
    def recipients(self) -> list[str]:
        """To whom."""
        return sorted(to for to, _ in self.taken)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    post: Post

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: callers hang up here on purpose."""


class _Talk(socketserver.StreamRequestHandler):
    server: _Server
    to = ""

    def handle(self) -> None:
        self.secured = self.server.post.tls
        if self.secured:
            self._secure()
        if not self._answer("GREETING", "220 mail.example ESMTP"):
            return
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            self.server.post.said.append(word.upper())
            if not self._follow(word.upper(), rest):
                return

    def finish(self) -> None:
        super().finish()
        # Once TLS has begun, it is no longer the socket that the library closes.
        self.rfile.close()
        self.connection.close()

    def _follow(self, word: str, rest: str) -> bool:
        """Whether the talk goes on after a command."""
        post = self.server.post
        if word == "EHLO":
            offers = ["mail.example"]
            offers += ["STARTTLS"] if post.certificate and not self.secured else []
            offers += ["AUTH PLAIN"] if post.account else []
            *most, last = offers
            return self._answer(word, "".join(f"250-{each}\r\n" for each in most) + f"250 {last}")
        if word == "STARTTLS":
            goes_on = self._answer(word, "220 go ahead")
            if word not in post.answers:
                self._secure()
            return goes_on
        if word == "AUTH":
            given = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")[1:]
            return self._answer(word, "235 welcome" if tuple(given) == post.account else "535 not known")
        if word == "RCPT":
            self.to = rest.partition("<")[2].partition(">")[0]
        if word == "DATA":
            return self._take()
        return self._answer(word, "221 bye" if word == "QUIT" else "250 ok") and word != "QUIT"

    def _take(self) -> bool:
        if not self._answer("DATA", "354 go on"):
            return False
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        post, body = self.server.post, b"".join(lines)
        with post.lock:
            post.offered.append(body)
            if post.answers.get("TAKEN", "250").startswith("250"):  # type: ignore[union-attr]  # tests set no None here
                post.taken.append((self.to, body))
        return self._answer("TAKEN", "250 taken")

    def _answer(self, word: str, usual: str) -> bool:
        answer = self.server.post.answers.get(word, usual)
        if answer is None:
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return True

    def _secure(self) -> None:
        certificate = self.server.post.certificate
        assert certificate is not None
        self.secured = True
        self.connection = certificate.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)


def _read(body: bytes) -> EmailMessage:
    read = message_from_bytes(body, policy=default)
    assert isinstance(read, EmailMessage)
    return read


@contextmanager
def mail_server(post: Post) -> Iterator[int]:
    """The port of a server on 127.0.0.1, for as long as the block runs."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.post = post
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
