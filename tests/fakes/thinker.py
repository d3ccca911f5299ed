"""A thinker that reads nothing, and writes down what it was asked to look at."""

from collections.abc import Sequence


class FakeThinker:
    """Fails with each of these in turn, and from then on no more."""

    def __init__(self, failures: Sequence[Exception] = ()) -> None:
        self._failures = list(failures)
        self.looked: list[tuple[int, str]] = []

    async def look(self, conversation_id: int, turn_id: str) -> None:
        """Write it down."""
        self.looked.append((conversation_id, turn_id))
        if self._failures:
            raise self._failures.pop(0)
