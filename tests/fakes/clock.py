"""Clocks: one that stops, as a store meets a full disk, and one that is moved by hand."""

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


class MovableClock:
    """Tells the same time until it is moved on."""

    def __init__(self, at: datetime = NOW) -> None:
        self._at = at

    def __call__(self) -> datetime:
        """The time."""
        return self._at

    def move(self, **by: float) -> None:
        """Let time pass."""
        self._at += timedelta(**by)
