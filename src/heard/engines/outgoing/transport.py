"""A way out for httpx2 that connects only to numbers that were checked.

A name is resolved once, every number that it has is checked, and one of those very numbers is connected to: an answer
of DNS that changes in between changes nothing. TLS still asks for the name. No proxy, no redirect, no second request.
"""

import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread

import httpcore2
import httpx2

from heard.engines.outgoing.address import Target, checked, may_connect

# The numbers of a name, such as "192.0.2.1"; OSError where it has none.
Resolve = Callable[[str], Sequence[str]]

# One sentence for every trouble on the way, for the reason that REFUSED has.
UNREACHABLE = "The address could not be reached, or did not answer in time."
# How long all of it may take, from the name to the last byte, and a single number until it picks up, in seconds.
WHOLE, CONNECT = 10.0, 3.0
# The time is looked at after each piece of what is sent; in bytes.
PIECE = 16_384


def resolve_name(host: str) -> Sequence[str]:
    """What the system says about a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


@cache
def trusted_certificates() -> ssl.SSLContext:
    """Whom this machine trusts, read once a process: it takes as long as some ten requests."""
    return httpx2.create_ssl_context()


class PinnedTransport(httpx2.BaseTransport):
    """A transport whose requests reach public hosts, and hosts inside the house only where they are listed."""

    def __init__(
        self,
        allowed_hosts: Collection[str] = (),
        *,
        resolve: Resolve = resolve_name,
        certificates: ssl.SSLContext | None = None,
        seconds: float = WHOLE,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._resolve = resolve
        self._certificates = certificates or trusted_certificates()
        self._seconds = seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request and its answer; InvalidValue where its address is refused, httpx2.ConnectError for the rest."""
        target = checked(str(request.url), self._allowed_hosts)
        url = httpcore2.URL(
            scheme=target.url.raw_scheme, host=target.url.raw_host, port=target.url.port, target=target.url.raw_path
        )
        connection = httpcore2.HTTPConnection(
            url.origin, self._certificates, network_backend=_Exchange(target, self._resolve, _Deadline(self._seconds))
        )
        asked = httpcore2.Request(request.method, url, headers=request.headers.raw, content=request.stream)
        with _in_one_sentence():
            answer = connection.handle_request(asked)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer, connection))


class _Body(httpx2.SyncByteStream):
    """The body of an answer, and the connection that ends with it."""

    def __init__(self, answer: httpcore2.Response, connection: httpcore2.HTTPConnection) -> None:
        self._answer = answer
        self._connection = connection

    def __iter__(self) -> Iterator[bytes]:
        with _in_one_sentence():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._connection.close()


class _Deadline:
    """The moment after which nothing is waited for; what trickles would stretch a limit on each read for ever."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left, where there are any."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.TimeoutException(UNREACHABLE)
        return left


class _Exchange(httpcore2.NetworkBackend):
    """Connects to the checked numbers of one target, the first that picks up."""

    def __init__(self, target: Target, resolve: Resolve, deadline: _Deadline) -> None:
        self._target = target
        self._resolve = resolve
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline stands above it
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A line to one of the numbers of a name, where every one of them may be connected to."""
        for number in self._numbers(host):
            limit = min(self._deadline.left(), CONNECT)
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                line = httpcore2.SyncBackend().connect_tcp(number, port, limit, local_address, socket_options)
                return _Line(line, self._deadline)
        raise httpcore2.ConnectError(UNREACHABLE)

    def _numbers(self, host: str) -> Sequence[str]:
        """What a name resolves to; nothing at all where one of it may not be connected to."""
        found: SimpleQueue[Sequence[str]] = SimpleQueue()
        # The system's own look-up knows no limit, so that it is waited for from outside, and left behind if need be.
        Thread(target=lambda: found.put(self._resolved(host)), daemon=True).start()
        try:
            numbers = found.get(timeout=self._deadline.left())
        except Empty:
            return ()
        return numbers if all(may_connect(number, listed=self._target.listed) for number in numbers) else ()

    def _resolved(self, host: str) -> Sequence[str]:
        try:
            return self._resolve(host)
        except (OSError, UnicodeError):
            return ()


class _Line(httpcore2.NetworkStream):
    """A line whose every read and write ends with the deadline."""

    def __init__(self, line: httpcore2.NetworkStream, deadline: _Deadline) -> None:
        self._line = line
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as in connect_tcp
        """The next bytes."""
        return self._line.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as in connect_tcp
        """Send bytes, piece by piece, so that the deadline is looked at in between."""
        for start in range(0, len(buffer), PIECE):
            self._line.write(buffer[start : start + PIECE], self._deadline.left())

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as in connect_tcp
    ) -> httpcore2.NetworkStream:
        """The same line under TLS; the certificate must be of the name, whatever the number."""
        return _Line(self._line.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the line knows of itself."""
        return self._line.get_extra_info(info)


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """Whatever went wrong on the way, said with the same words."""
    try:
        yield
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as problem:
        raise httpx2.ConnectError(UNREACHABLE) from problem
