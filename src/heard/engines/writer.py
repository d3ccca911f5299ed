"""A writer behind any endpoint that speaks the chat completions of OpenAI, on this machine or elsewhere.

The answer is read as a stream and handed on only whole. Addresses that are not http or https are refused, and so are
redirects: what is sent goes to the host that the settings name, and nowhere else.
"""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from heard.errors import EngineError, SettingsError
from heard.suggest.writing.writer import Message

# An answer longer than this is no reply to a customer.
MOST_LETTERS = 20_000
# How long to wait for the line to open, and for the whole answer, in seconds.
CONNECT, WHOLE = 3.0, 20.0
TOO_MANY, BROKEN = 429, 500


@dataclass(frozen=True, slots=True)
class ChatWriter:
    """A Writer at an address such as http://localhost:8080/v1; the key stays out of every message and error."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    whole: float = WHOLE

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise SettingsError(f"writer.url is '{self.url[:60]}'; give an address like http://localhost:8080/v1.")

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
        timeout = httpx2.Timeout(self.whole, connect=CONNECT)
        until = time.monotonic() + self.whole
        try:
            with (
                httpx2.Client(timeout=timeout, follow_redirects=False) as client,
                client.stream(
                    "POST", f"{self.url.rstrip('/')}/chat/completions", json=asked, headers=headers
                ) as answer,
            ):
                if answer.status_code != httpx2.codes.OK:
                    again = answer.status_code == TOO_MANY or answer.status_code >= BROKEN
                    raise EngineError(f"The writer at {self.host} answered {answer.status_code}.", temporary=again)
                return self._gathered(answer, until)
        except httpx2.TimeoutException as problem:
            raise EngineError(f"The writer at {self.host} took too long.", temporary=True) from problem
        except httpx2.HTTPError as problem:
            raise EngineError(f"The writer at {self.host} cannot be reached.", temporary=True) from problem

    def _gathered(self, answer: httpx2.Response, until: float) -> str:
        """The pieces of a stream joined; one that never ends, or runs on and on, is cut off."""
        text = ""
        for piece in _pieces(answer):
            text += piece
            if len(text) > MOST_LETTERS:
                raise EngineError(f"The writer at {self.host} would not stop writing.")
            if time.monotonic() > until:
                raise EngineError(f"The writer at {self.host} took too long.", temporary=True)
        return text


def _pieces(answer: httpx2.Response) -> Iterator[str]:
    """The texts in a stream of server-sent events; lines that are none are passed over."""
    for line in answer.iter_lines():
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
