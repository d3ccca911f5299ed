"""The door through which a model says where words lie in the space of meaning: what is alike lies together."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Directions = npt.NDArray[np.float32]


class Placer(Protocol):
    """Tells where words lie in the space of meaning."""

    def place(self, text: str, spans: Sequence[tuple[int, int]]) -> Directions:
        """A direction of length 1 for each of these stretches of a text."""
