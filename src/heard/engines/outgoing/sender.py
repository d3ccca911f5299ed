"""Sends one event to one webhook, and says what became of it; trouble on the network is an outcome, not an error."""

import re
import ssl
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx2

from heard.engines.outgoing.address import checked
from heard.engines.outgoing.signature import SigningKey, signed_headers
from heard.engines.outgoing.transport import WHOLE, PinnedTransport, Resolve, resolve_name, trusted_certificates
from heard.errors import InvalidValue
from heard.version import VERSION

# An answer is read so far, so that its sender gets to its end; what it says is neither kept nor shown. In bytes.
MOST_READ = 64_000
# No receiver may ask for a longer wait, in seconds.
LONGEST_WAIT = 86_400.0
# Through how many houses one event may cause the next, before two that face each other are taken for a loop.
MOST_HOPS, HOPS = 3, "heard-hops"
SUCCESSES, GONE = range(200, 300), 410
_SECONDS = re.compile(r"[0-9]{1,9}")


class Ending(StrEnum):
    """What became of one try."""

    DELIVERED = "delivered"
    RETRY = "retry"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: an id, the same in every try, the bytes, and how many webhooks it took for it to happen."""

    id: str
    body: bytes = field(repr=False)
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one try ended, one sentence about it, and how many seconds the receiver asked to be left alone."""

    ending: Ending
    told: str
    asked: float = 0.0


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends events to public hosts, and to those inside the house that the administrator has listed."""

    allowed_hosts: Collection[str] = ()
    resolve: Resolve = resolve_name
    certificates: ssl.SSLContext = field(default_factory=trusted_certificates)
    now: Callable[[], float] = time.time
    seconds: float = WHOLE

    def send(self, event: Letter, url: str, keys: Sequence[SigningKey]) -> Outcome:
        """Send an event once; whether and when to try again is for the schedule to say."""
        if event.hops >= MOST_HOPS:
            return Outcome(Ending.REFUSED, f"This event came through {event.hops} webhooks; check them for a circle.")
        signed = signed_headers(event.id, event.body, keys, now=self.now())
        try:
            target = checked(url, self.allowed_hosts)
            request = httpx2.Request("POST", target.url, headers=signed | _headers(event), content=event.body)
            return self._ask(request)
        except InvalidValue as problem:
            return Outcome(Ending.REFUSED, str(problem))
        except httpx2.ConnectError as problem:
            return Outcome(Ending.RETRY, str(problem))

    def _ask(self, request: httpx2.Request) -> Outcome:
        transport = PinnedTransport(
            self.allowed_hosts, resolve=self.resolve, certificates=self.certificates, seconds=self.seconds
        )
        with closing(transport.handle_request(request)) as answer:
            _read_some(answer)
        told = f"The address answered {answer.status_code}."
        if answer.status_code in SUCCESSES:
            return Outcome(Ending.DELIVERED, told)
        if answer.status_code == GONE:
            return Outcome(Ending.GONE, told)
        return Outcome(Ending.RETRY, told, _wait_asked(answer.headers.get("retry-after", ""), self.now()))


def _headers(event: Letter) -> dict[str, str]:
    return {
        "content-type": "application/json",
        "user-agent": f"Heard/{VERSION}",
        "connection": "close",
        HOPS: str(event.hops + 1),
    }


def _read_some(answer: httpx2.Response) -> None:
    """Let the receiver finish, within bounds; it took the event when it said so, whatever happens to the rest."""
    with suppress(httpx2.ConnectError):
        size = 0
        for chunk in answer.iter_raw():
            size += len(chunk)
            if size >= MOST_READ:
                return


def _wait_asked(text: str, now: float) -> float:
    """The seconds that a Retry-After asks for, as a number or a date; none where it is neither."""
    if _SECONDS.fullmatch(text):
        return min(float(text), LONGEST_WAIT)
    try:
        return min(max(parsedate_to_datetime(text).timestamp() - now, 0.0), LONGEST_WAIT)
    except (ValueError, OverflowError):
        return 0.0
