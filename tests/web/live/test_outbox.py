"""Whoever reads slowly misses hints first, and is sent away before a turn would be missed (TRUST.md A15, F29)."""

import asyncio
from typing import Any, cast

from fastapi import WebSocket
from starlette.applications import Starlette

from heard.web.live.hub import News
from heard.web.live.outbox import LATER, MOST_FRAMES, MOST_HINTS, Outbox
from tests.fakes.slow_socket import SlowSocket
from tests.web.office import Office


async def render(_news: News) -> None:
    """No event is sent here."""


async def fill(app: Starlette, turns: int, hints: int) -> SlowSocket:
    """What becomes of a channel on which so much happens before the other end reads."""
    socket = SlowSocket(app)
    outbox = Outbox(cast("WebSocket", socket), render)
    sending = asyncio.create_task(outbox.run())
    for number in range(turns):
        outbox.put({"type": "turn", "number": number})
    for number in range(hints):
        outbox.hint({"type": "hint", "number": number})
    socket.reads.set()
    await asyncio.sleep(0.05)
    sending.cancel()
    return socket


def happened(office: Office, *, turns: int, hints: int) -> SlowSocket:
    """The same, seen from outside."""
    return asyncio.run(fill(cast("Starlette", office.client.app), turns, hints))


def numbers(socket: SlowSocket, type_: str) -> list[Any]:
    """Which frames of a type were sent, in their order."""
    return [frame["number"] for frame in socket.sent if frame["type"] == type_]


def test_hints_are_shed_and_turns_are_not(office: Office) -> None:
    socket = happened(office, turns=MOST_HINTS - 2, hints=10)
    assert numbers(socket, "turn") == list(range(MOST_HINTS - 2))
    assert numbers(socket, "hint") == [0, 1]
    assert socket.closed is None


def test_too_much_ends_the_channel_and_skips_no_turn_before_the_end(office: Office) -> None:
    socket = happened(office, turns=MOST_FRAMES + 50, hints=1)
    assert socket.closed == LATER
    assert numbers(socket, "turn") == list(range(len(numbers(socket, "turn"))))
    assert numbers(socket, "hint") == []


def test_where_nothing_happens_a_heart_beats(office: Office) -> None:
    async def listen() -> SlowSocket:
        socket = SlowSocket(cast("Starlette", office.client.app))
        socket.reads.set()
        sending = asyncio.create_task(Outbox(cast("WebSocket", socket), render, heartbeat_s=0.02).run())
        await asyncio.sleep(0.2)
        sending.cancel()
        return socket

    beats = [frame["type"] for frame in asyncio.run(listen()).sent]
    assert set(beats) == {"heartbeat"}
    assert len(beats) > 2
