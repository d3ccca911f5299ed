"""Places what customers said in the space of meaning, by the shipped encoder."""

from collections.abc import Sequence

import numpy as np

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import Encoder, Floats


class EncoderPlacer:
    """A Placer: where the sentences lie in which the words stand, read by themselves, whatever was said before."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def place(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """A direction of length 1 for each stretch; the whole turn's where no sentence holds it."""
        read = self._encoder.read(Turn("1", Role.CUSTOMER, text), ())
        return np.stack([_unit(_mean(read, span)) for span in spans])
