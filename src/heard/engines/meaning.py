"""Places what customers said in the space of meaning: what the shipped encoder was made from still knows what it knew.

The last layers of the encoder have learned to tell feelings and deeds, and know little of what a text is about. Its
first still lies near the base: a linear map puts it right, and the base's own further five layers read on from there
(training/meaning.py).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import MODEL, WEIGHTS, Encoder, Floats, open_session
from heard.engines.window import Window, build_windows
from heard.language.sentence import split_sentences

# The layers that read on, and what the card calls the checksum of that file.
UPPER, ON_CARD = "meaning.onnx", "meaning"
# What is read on from: the words themselves, and what the first layer makes of them.
LAYERS = (
    "/network/encoder/embeddings/LayerNorm/LayerNormalization_output_0",
    "/network/encoder/encoder/layer.0/output/LayerNorm/LayerNormalization_output_0",
)
# The second token of a window parts what was said before from what is said now: the base does not know it.
PARTING = 1
DIMENSIONS = 384
Ids = npt.NDArray[np.int64]


class Lower:
    """The first layer of the shipped encoder: what it makes of each token."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._tokenizer = encoder.tokenizer
        self._session = open_session(folder, MODEL, encoder.card["sha256"], only=LAYERS)

    def read(self, sentences: Sequence[Span]) -> Iterator[tuple[Ids, Floats]]:
        """The tokens of these sentences of one turn, window by window, and what is made of each (2 x 384)."""
        for window in build_windows(self._tokenizer, sentences, ""):
            yield np.delete(window.ids, PARTING), np.delete(self._layers(window), PARTING, axis=0)

    def _layers(self, window: Window) -> Floats:
        size = len(window.ids)
        inputs = {
            "ids": np.array([window.ids], np.int64),
            "types": np.array([window.types], np.int64),
            "pool": np.full((1, 1, size), 1 / size, np.float32),
        }
        layers = self._session.run(None, inputs)
        found: Floats = np.concatenate([layer[0] for layer in layers], axis=1)
        return found


class EncoderPlacer:
    """A Placer: where the sentences lie in which the words stand, read by themselves, whatever else was said."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._lower = Lower(encoder, folder)
        self._upper = open_session(folder, UPPER, encoder.card.get(ON_CARD, ""))

    def place(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """A direction of length 1 for each stretch; that of the whole turn where no sentence holds a word of it."""
        turn = Turn("1", Role.CUSTOMER, text)
        sentences, mean = tuple(split_sentences(turn)), cache(self._mean)
        held = [tuple(each for each in sentences if each.overlaps(Span(turn, *span))) for span in spans]
        found = np.stack([own if (own := mean(some)).any() else mean(sentences) for some in held])
        placed: Floats = found / np.linalg.norm(found, axis=1, keepdims=True).clip(1e-9)
        return placed

    def _mean(self, sentences: Sequence[Span]) -> Floats:
        """What the last layer makes of the tokens of these sentences, in the middle; zeros where there are none."""
        read = [
            self._upper.run(None, {"tokens": tokens[np.newaxis]})[0][0] for _, tokens in self._lower.read(sentences)
        ]
        mean: Floats = np.concatenate(read).mean(axis=0) if read else np.zeros(DIMENSIONS, np.float32)
        return mean
