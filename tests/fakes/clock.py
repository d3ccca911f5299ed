"""A clock that stops: whoever asks once too often meets what a store meets whose disk is full."""

from datetime import datetime

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
