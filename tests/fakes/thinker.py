"""A thinker that reads nothing, and writes down what it was asked to look at."""

from collections.abc import Sequence


class FakeThinker:
    """Fails with each of these in turn, and from then on no more."""

    def __init__(self, failures: Sequence[Exception] = ()) -> None:
        self._failures = list(failures)
        self.looked: list[int] = []

    async def look(self, conversation_id: int, seq: int) -> None:
        """Write it down."""
        del seq
        self.looked.append(conversation_id)
        if self._failures:
            raise self._failures.pop(0)
