"""Clocks: one that stops, as a store does whose disk is full, and one that is put on by hand."""

from datetime import datetime, timedelta

from heard.errors import StorageError
from tests.storage.conftest import NOW


class StoppingClock:
    """Tells the same time so many times, and then never again."""

    def __init__(self, times: int) -> None:
        self._left = times

    def __call__(self) -> datetime:
        """The time."""
        if not self._left:
            raise StorageError("the disk is full.", temporary=True)
        self._left -= 1
        return NOW


class HandClock:
    """Tells a time that goes on only when somebody puts it on."""

    def __init__(self) -> None:
        self._now = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self._now

    def go_on(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
