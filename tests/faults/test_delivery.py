"""Deliveries: every event arrives under one id, whenever the process that sends is killed."""

from pathlib import Path
from random import Random

import pytest

from heard.storage.happening.events import EventType
from heard.storage.outgoing.deliveries import deliveries_of
from heard.storage.outgoing.webhooks import Key, add_webhook
from tests.fakes.webhook_server import Receiver, webhook_server
from tests.faults.child import Child
from tests.faults.deeds import deliver
from tests.faults.home import Home
from tests.storage.outgoing.deeds import KEY, happens

pytestmark = pytest.mark.faults

KILLS, EVENTS = 8, 25
LONGEST_S = 0.3


@pytest.mark.parametrize("seed", [3])
def test_whatever_happened_arrives_however_often_the_sender_is_killed(home: Home, tmp_path: Path, seed: int) -> None:
    moments, receiver, happened = Random(seed), Receiver(pause=0.01), list[int]()
    with webhook_server(receiver) as port:
        id_ = hook(home, port)
        for _ in range(KILLS):
            with home.store() as store, store.writing() as session:
                happened += happens(session, times=EVENTS)
            child = Child(tmp_path / "said", deliver, port, **home.environment)
            child.until(lambda: "at work" in child.out)  # noqa: B023 - called at once
            child.kill(after=moments.uniform(0, LONGEST_S))
        child = Child(tmp_path / "said", deliver, port, **home.environment)
        child.until(lambda: states(home, id_) == ["delivered"] * len(happened))
        child.kill()
    arrived = [headers["webhook-id"] for headers in receiver.headers]
    assert set(arrived) == {f"event-{seq}" for seq in happened}
    assert len(set(receiver.bodies)) == len(happened)
    # Only what was on its way when the process was killed came twice.
    assert len(arrived) <= len(happened) + KILLS


def hook(home: Home, port: int) -> int:
    """A webhook that leads to a port of this computer."""
    with home.store() as store, store.writing() as session:
        return add_webhook(session, f"http://127.0.0.1:{port}/", [EventType.TURNS], Key(KEY.text))


def states(home: Home, id_: int) -> list[str]:
    """How its deliveries stand."""
    with home.store() as store, store.reading() as session:
        return [each.state for each in deliveries_of(session, id_, most=1000)]
