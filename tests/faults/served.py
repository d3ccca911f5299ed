"""`heard serve` as a child, and those who speak with it over live channels."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import monotonic
from typing import Any, Self

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as connect_later
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection as Waiting
from websockets.sync.client import connect

from evals.live.office import MARK, Office
from evals.live.started import free_port
from tests.faults.home import Home


class Served:
    """A service on a port, its own unless told, from the moment when it is ready; `ready_s` is how long that took."""

    def __init__(self, home: Home, office: Office, *options: str, port: int | None = None) -> None:
        self.office = office
        self.port = port or free_port()
        begun = monotonic()
        self.child = home.heard("serve", "--port", str(self.port), *options)
        try:
            self.child.until(lambda: self.ask("/readyz")[0] == 200)
        except AssertionError:
            self.child.kill()
            raise
        self.ready_s = monotonic() - begun

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.child.kill()

    @property
    def address(self) -> str:
        """Where its live channel is."""
        return f"ws://127.0.0.1:{self.port}/live"

    @property
    def headers(self) -> dict[str, str]:
        """What a program asks with."""
        return {"Authorization": f"Bearer {self.office.token}"}

    def ask(self, path: str) -> tuple[int, str | None]:
        """The status of an answer, and after how many seconds to ask again; 0 where nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=self.headers)
            answer = connection.getresponse()
        except OSError:
            return 0, None
        else:
            return answer.status, answer.getheader("Retry-After")
        finally:
            connection.close()

    @contextmanager
    def speaker(self, key: int) -> Iterator["Speaker"]:
        """Somebody on a live channel who has opened a conversation."""
        with connect(self.address, additional_headers=self.headers, compression=None) as socket:
            yield Speaker(socket, key)


class Speaker:
    """Somebody who speaks and listens, one frame after the other."""

    def __init__(self, socket: Waiting, key: int) -> None:
        self._socket = socket
        self._key = key
        self._socket.send(json.dumps({"do": "open", "conversation_id": key, "hints": False}))
        self.until("opened")

    def say(self, number: int) -> None:
        """Send a turn."""
        self.send(json.dumps(frame_of(self._key, number)))

    def send(self, text: str) -> None:
        """Send what may be no frame at all."""
        self._socket.send(text)

    def next(self, patience: float = 60) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = json.loads(self._socket.recv(timeout=patience))
        return frame

    def until(self, type_: str) -> dict[str, Any]:
        """The next frame of a type."""
        while (frame := self.next())["type"] != type_:
            pass
        return frame


@dataclass(slots=True)
class Heard:
    """What somebody on a live channel was told: acknowledged turns, turns as events, the last token, the end."""

    key: int
    acknowledged: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    resume: str | None = None
    code: int | None = None


def frame_of(key: int, number: int) -> dict[str, Any]:
    """The frame that adds a turn of a number."""
    turn = {"id": f"{MARK}{number}", "role": "customer", "text": f"Message {number} of many."}
    return {"do": "turn", "ref": str(number), "conversation_id": key, "turn": turn}


async def speak(served: Served, keys: Sequence[int], first: int) -> list[Heard]:
    """Speak in conversations, each on its own channel, one turn after another until the channels are closed."""
    heard = [Heard(key) for key in keys]
    await asyncio.gather(*(_speak(served, each, first + place, len(keys)) for place, each in enumerate(heard)))
    return heard


async def _speak(served: Served, heard: Heard, number: int, step: int) -> None:
    try:
        async with opened(served) as socket:
            await socket.send(json.dumps({"do": "open", "conversation_id": heard.key, "hints": False}))
            while True:
                await socket.send(json.dumps(frame_of(heard.key, number)))
                number += step
                # Some turns are on their way at any time.
                for _ in range(2):
                    take(heard, json.loads(await socket.recv()))
    except ConnectionClosed as end:
        heard.code = end.rcvd.code if end.rcvd else None
    except OSError:
        return


def opened(served: Served) -> connect_later:
    """A live channel."""
    return connect_later(served.address, additional_headers=served.headers, compression=None, open_timeout=60)


async def go_on(served: Served, heard: Heard, count: int) -> None:
    """Open a conversation again by its token, and listen until so many turns were told in all."""
    async with opened(served) as socket:
        frame = {"do": "open", "conversation_id": heard.key, "hints": False, "resume": heard.resume}
        await socket.send(json.dumps(frame))
        while len(heard.told) < count:
            take(heard, json.loads(await asyncio.wait_for(_text_of(socket), 30)))


async def _text_of(socket: ClientConnection) -> str:
    return str(await socket.recv())


def take(heard: Heard, frame: dict[str, Any]) -> None:
    """Note what a frame tells."""
    if frame["type"] == "acknowledged":
        heard.acknowledged.append(int(frame["data"]["ref"]))
    elif frame["type"] == "conversation.turns":
        heard.told += [int(turn["id"].removeprefix(MARK)) for turn in frame["data"]["turns"]]
    heard.resume = frame["data"].get("resume", heard.resume)
