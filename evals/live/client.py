"""Many sockets in one process: each opens a conversation, turns are said in them at a steady rate, answers are timed.

Run by itself: a plan of JSON on the standard input, what came of it on the output, in lines of JSON.
"""

import asyncio
import json
import os
import sys
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from evals.live.office import MARK

# So many connect at once: more would only wait for each other.
AT_ONCE = 50
# After the last turn answers are waited for so long.
REST_S = 5.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: which conversations are opened by whom, and how many turns a second for how long.

    `hold_s` is how long the sockets are kept when no more is said. `first` is the number of the first turn.
    """

    address: str
    token: str
    keys: list[int]
    said: dict[str, list[str]]
    pace: list[tuple[float, float]] = field(default_factory=list)
    first: int = 0
    sockets: int = 0
    hold_s: float = 0.0
    hints: bool = True


@dataclass(slots=True)
class Said:
    """A turn, when it was said, and how long until it was acknowledged, told of and read; None if never."""

    number: int
    at: float
    acknowledged: float | None = None
    told: float | None = None
    read: float | None = None


@dataclass(slots=True)
class Outcome:
    """What came of a plan: the turns, what was refused, by how much the client itself was late, and its own cost."""

    turns: list[Said] = field(default_factory=list)
    problems: dict[str, int] = field(default_factory=dict)
    late: float = 0.0
    cpu_s: float = 0.0
    seconds: float = 0.0
    closed: int = 0


class Load:
    """The sockets, and the turns that wait for their answers."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._waiting: dict[int, dict[int, Said]] = {key: {} for key in plan.keys}
        self._sockets: list[tuple[int, ClientConnection]] = []
        self.outcome = Outcome()

    async def run(self) -> None:
        """Open, say, wait, close."""
        await self._open()
        print("open", flush=True)
        hearing = [asyncio.create_task(self._hear(key, socket)) for key, socket in self._sockets]
        cpu, begun = os.times(), perf_counter()
        await self._say_all()
        self.outcome.seconds = perf_counter() - begun
        await asyncio.sleep(REST_S if self._plan.pace else self._plan.hold_s)
        now = os.times()
        self.outcome.cpu_s = now.user + now.system - cpu.user - cpu.system
        for each in hearing:
            each.cancel()
        await asyncio.gather(*(socket.close() for _, socket in self._sockets), return_exceptions=True)

    async def _open(self) -> None:
        keys = self._plan.keys
        count = self._plan.sockets or len(keys)
        door = asyncio.Semaphore(AT_ONCE)

        async def one(key: int) -> None:
            async with door:
                socket = await connect(
                    self._plan.address,
                    additional_headers={"Authorization": f"Bearer {self._plan.token}"},
                    compression=None,
                    ping_interval=None,
                    open_timeout=120,
                )
                frame = {"do": "open", "conversation_id": key, "hints": self._plan.hints}
                await socket.send(json.dumps(frame))
                await socket.recv()
                self._sockets.append((key, socket))

        await asyncio.gather(*(one(keys[number % len(keys)]) for number in range(count)))
        self._sockets.sort(key=lambda each: each[0])

    async def _say_all(self) -> None:
        number, begun = self._plan.first, perf_counter()
        for rate, seconds in self._plan.pace:
            for place in range(int(rate * seconds)):
                late = perf_counter() - (begun + place / rate)
                if late < 0:
                    await asyncio.sleep(-late)
                self.outcome.late = max(self.outcome.late, late)
                await self._say(number)
                number += 1
            begun += seconds

    async def _say(self, number: int) -> None:
        key, socket = self._sockets[number % len(self._sockets)]
        role = ("agent", "customer")[number // len(self._sockets) % 2]
        text = self._plan.said[role][number % len(self._plan.said[role])]
        frame = {"do": "turn", "ref": str(number), "conversation_id": key}
        said = Said(number, perf_counter())
        self.outcome.turns.append(said)
        self._waiting[key][number] = said
        try:
            await socket.send(json.dumps(frame | {"turn": {"id": f"{MARK}{number}", "role": role, "text": text}}))
        except ConnectionClosed:
            self._trouble("closed")

    async def _hear(self, key: int, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                self._take(self._waiting[key], json.loads(text), perf_counter())
        except ConnectionClosed:
            self.outcome.closed += 1

    def _take(self, waiting: dict[int, Said], frame: dict[str, Any], now: float) -> None:
        told = frame["data"]
        if frame["type"] == "acknowledged":
            said = waiting.get(int(told["ref"]))
            if said:
                said.acknowledged = now - said.at
        elif frame["type"] == "conversation.turns":
            for turn in told["turns"]:
                said = waiting.get(int(turn["id"].removeprefix(MARK)))
                if said:
                    said.told = now - said.at
        elif frame["type"] == "ledger":
            for number in [number for number, said in waiting.items() if said.told is not None]:
                said = waiting.pop(number)
                said.read = now - said.at
        elif frame["type"] == "problem":
            self._trouble(f"{told['status']} {told['detail']}")

    def _trouble(self, what: str) -> None:
        self.outcome.problems[what] = self.outcome.problems.get(what, 0) + 1


def main() -> None:
    """Do what the plan says."""
    load = Load(Plan(**json.load(sys.stdin)))
    asyncio.run(load.run())
    print(json.dumps(asdict(load.outcome)))


if __name__ == "__main__":
    main()
