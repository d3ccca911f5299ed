"""The door through which a model reads customers."""

from collections.abc import Sequence
from typing import Protocol

from heard.conversation.turn import Turn
from heard.customer.reading import Reading


class Reader(Protocol):
    """Reads one customer turn in the light of what was said before it, never of what comes after."""

    def read(self, turn: Turn, before: Sequence[Turn]) -> Reading:
        """What the turn shows; its concerns are numbered c1, c2, ... within the turn."""
