"""Places what customers said in the space of meaning: what the shipped encoder was made from still knows what it knew.

The last layer of the encoder has learned to tell feelings and deeds, and knows little of what a text is about. Lower
ones do: a linear map from two of them, taught by the base (training/meaning.py), says where the base would place it.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import WEIGHTS, Encoder, Floats, damaged, open_session
from heard.engines.window import Window, build_windows
from heard.language.sentence import split_sentences

MAP = "meaning.npz"
# What the map is multiplied with: the words themselves, and what the third layer makes of them.
LAYERS = (
    "/network/encoder/embeddings/LayerNorm/LayerNormalization_output_0",
    "/network/encoder/encoder/layer.2/output/LayerNorm/LayerNormalization_output_0",
)
# The vocabulary stands in the order of use: the first word in it, and a little before, so that none counts nothing.
FIRST_WORD, BEFORE_IT = 1996, 1900
# In the wire form of ONNX: the graph within a model, an output within a graph, the name within an output.
GRAPH, OUTPUT, NAME, MORE = b"\x3a", b"\x62", b"\x0a", 128
Doubles = npt.NDArray[np.float64]


class EncoderPlacer:
    """A Placer: where the sentences lie in which the words stand, read by themselves, whatever was said before."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._tokenizer = encoder.tokenizer
        self._session = open_session(folder, encoder.card["sha256"], 1, also=outputs_of(LAYERS))
        self._mean, self._map = _read_map(folder, encoder.card["sha256"])

    def place(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """A direction of length 1 for each stretch; that of the whole turn where no sentence holds a word of it."""
        found = (self.features(text, spans) - self._mean) @ self._map
        lengths = np.linalg.norm(found, axis=1, keepdims=True).clip(1e-9)
        placed: Floats = (found / lengths).astype(np.float32)
        return placed

    def features(self, text: str, spans: Sequence[tuple[int, int]]) -> Doubles:
        """What the map is multiplied with: each layer's mean over the words, and one in which rare words weigh more."""
        turn = Turn("1", Role.CUSTOMER, text)
        windows = list(build_windows(self._tokenizer, split_sentences(turn), ""))
        hidden = [self._hidden(window) for window in windows]
        if not windows:
            return np.tile(self._mean, (len(spans), 1))
        return np.stack([_features(windows, hidden, Span(turn, *span)) for span in spans])

    def _hidden(self, window: Window) -> Floats:
        """What the layers make of each token of a window."""
        size = len(window.ids)
        inputs = {
            "ids": np.array([window.ids], np.int64),
            "types": np.array([window.types], np.int64),
            "pool": np.full((1, 1, size), 1 / size, np.float32),
        }
        return np.stack([layer[0] for layer in self._session.run(list(LAYERS), inputs)])


def _features(windows: Sequence[Window], hidden: Sequence[Floats], span: Span) -> Doubles:
    held = [
        (at, list(range(first, last)))
        for at, window in enumerate(windows)
        for sentence, first, last in zip(window.sentences, window.firsts, window.lasts, strict=True)
        if sentence.overlaps(span)
    ] or [(at, list(range(window.firsts[0], window.lasts[-1]))) for at, window in enumerate(windows)]
    tokens = np.concatenate([hidden[at][:, places] for at, places in held], axis=1).astype(np.float64)
    ids = np.array([windows[at].ids[place] for at, places in held for place in places])
    weights = np.log(np.maximum(ids, FIRST_WORD) / BEFORE_IT)
    return np.concatenate(
        [tokens.mean(axis=1).ravel(), (tokens * weights[:, None]).sum(axis=1).ravel() / weights.sum()]
    )


def _read_map(folder: Path, sha256: str) -> tuple[Doubles, Doubles]:
    try:
        with np.load(folder / MAP) as kept:
            if str(kept["model"]) != sha256:
                raise damaged(folder, f"{MAP} was made for another model")
            return kept["mean"].astype(np.float64), kept["map"].astype(np.float64)
    except (OSError, KeyError, ValueError) as problem:
        raise damaged(folder, f"{MAP} cannot be read") from problem


def outputs_of(names: Sequence[str]) -> bytes:
    """What has to follow a model so that it gives these values too: parts of one message that come apart are one."""
    outputs = b"".join(_part(OUTPUT, _part(NAME, name.encode())) for name in names)
    return _part(GRAPH, outputs)


def _part(tag: bytes, content: bytes) -> bytes:
    """A tag, how long the content is, seven bits a byte and the last ones last, and the content."""
    size, length = len(content), bytearray()
    while size >= MORE:
        length.append(size % MORE + MORE)
        size //= MORE
    return tag + bytes([*length, size]) + content
