"""A socket whose other end does not read until it is told to."""

import asyncio
import json
from typing import Any

from starlette.applications import Starlette


class SlowSocket:
    """Takes one frame at a time, and the next only once `reads` is set; `sent` and `closed` say what came of it."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self.reads = asyncio.Event()
        self.sent: list[dict[str, Any]] = []
        self.closed: int | None = None

    async def send_text(self, text: str) -> None:
        """Wait until the other end reads."""
        await self.reads.wait()
        self.sent.append(json.loads(text))

    async def close(self, code: int, _reason: str) -> None:
        """Remember why it was closed."""
        self.closed = code
