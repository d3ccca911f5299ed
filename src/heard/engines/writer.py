"""A writer behind any endpoint that speaks the chat completions of OpenAI, on this machine or elsewhere.

The answer is read as a stream and handed on only whole. Redirects are not followed: what is sent goes to the host that
the settings name, and nowhere else.
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from heard.errors import EngineError
from heard.suggest.writing.writer import Message

# A stream longer than this holds no reply to a customer.
MOST_BYTES = 400_000
# How long to wait for the line to open, and for the whole answer, in seconds.
CONNECT, WHOLE = 3.0, 20.0
TOO_MANY, BROKEN = 429, 500


@dataclass(frozen=True, slots=True)
class ChatWriter:
    """A Writer at an address such as http://localhost:8080/v1; the key stays out of every message and error."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = WHOLE

    @property
    def host(self) -> str:
        """The machine that the messages go to."""
        return urlsplit(self.url).netloc

    def write(self, messages: Sequence[Message]) -> str:
        """The whole answer; EngineError names the host and what went wrong."""
        asked = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
            "temperature": 0,
            "stream": True,
        }
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = httpx2.Timeout(self.seconds, connect=CONNECT)
        address = f"{self.url.rstrip('/')}/chat/completions"
        until = time.monotonic() + self.seconds
        try:
            with (
                httpx2.Client(timeout=timeout, follow_redirects=False) as client,
                client.stream("POST", address, json=asked, headers=headers) as answer,
            ):
                if answer.status_code != httpx2.codes.OK:
                    again = answer.status_code == TOO_MANY or answer.status_code >= BROKEN
                    raise EngineError(f"The writer at {self.host} answered {answer.status_code}.", temporary=again)
                return "".join(_pieces(self._lines(answer, until)))
        except httpx2.TimeoutException as problem:
            raise EngineError(f"The writer at {self.host} took too long.", temporary=True) from problem
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as problem:
            raise EngineError(f"The writer at {self.host} cannot be reached.", temporary=True) from problem

    def _lines(self, answer: httpx2.Response, until: float) -> Iterator[str]:
        """The lines of a stream; one that never ends, or runs on and on, is cut off, whatever it is made of."""
        rest, size = b"", 0
        for chunk in answer.iter_bytes():
            size += len(chunk)
            if size > MOST_BYTES:
                raise EngineError(f"The writer at {self.host} would not stop writing.")
            if time.monotonic() > until:
                raise EngineError(f"The writer at {self.host} took too long.", temporary=True)
            *lines, rest = (rest + chunk).split(b"\n")
            yield from (line.decode(errors="replace") for line in lines)
        yield rest.decode(errors="replace")


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    """The texts in the lines of server-sent events; those that are none are passed over."""
    for line in lines:
        if not line.startswith("data:"):
            continue
        said = line.removeprefix("data:").strip()
        if said == "[DONE]":
            return
        try:
            piece = json.loads(said)["choices"][0]["delta"].get("content")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            continue
        if isinstance(piece, str):
            yield piece
