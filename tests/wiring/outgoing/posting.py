"""What tests of webhooks begin with: a store whose clock is moved by hand, and a deliverer at work on it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep

from heard.engines.outgoing.sender import Sender
from heard.storage.happening.events import EventType
from heard.storage.outgoing.deliveries import Delivery, deliveries_of
from heard.storage.outgoing.sole import Sole
from heard.storage.store import Store
from heard.wiring.outgoing.delivery import Deliverer
from heard.wiring.outgoing.mails import Mails
from heard.wiring.outgoing.webhooks import Webhooks
from tests.fakes.clock import HandClock
from tests.storage.outgoing.deeds import happens

BY = "user 1"
PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Posting:
    """A store with its clock, and webhooks that may reach this computer."""

    store: Store
    clock: HandClock
    webhooks: Webhooks
    lock: Path

    def add(self, port: int) -> int:
        """A webhook that leads to a port of this computer."""
        return self.webhooks.add(BY, f"http://127.0.0.1:{port}/hook", list(EventType))[0]

    def happens(self, times: int = 1) -> Sequence[int]:
        """The numbers of events that happen now."""
        with self.store.writing() as session:
            return happens(session, times=times)

    def deliveries(self, id_: int) -> Sequence[Delivery]:
        """What has become of events, the newest first."""
        with self.store.reading() as session:
            return deliveries_of(session, id_)

    @contextmanager
    def delivering(self) -> Iterator[Deliverer]:
        """Somebody who sends, for as long as the block runs."""
        deliverer = Deliverer(self.webhooks, Mails(self.store, None), Sole(self.store.database, self.lock))
        try:
            yield deliverer
        finally:
            deliverer.close()


def posting_on(store: Store, home: Path, *ports: int) -> Posting:
    """The webhooks of a store, which may reach these ports of this computer."""
    clock = HandClock()
    store = replace(store, clock=clock)
    sender = Sender([f"127.0.0.1:{port}" for port in ports], now=lambda: clock().timestamp(), seconds=3.0)
    return Posting(store, clock, Webhooks(store, sender), home / "deliveries")


def until(what: Callable[[], object]) -> None:
    """Wait until something is so."""
    late = monotonic() + PATIENCE_S
    while not what():
        assert monotonic() < late, "it was waited for in vain"
        sleep(0.01)
