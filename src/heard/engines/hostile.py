"""Tells insults and threats by what the lower layers of the shipped encoder make of a sentence, and of its "you"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.hard.hostile import HardKind, Hostile
from heard.engines.encoder import KEPT, MODEL, WEIGHTS, Encoder, damaged, open_session, rounded
from heard.engines.window import Window, build_windows
from heard.language.sentence import split_sentences

Doubles = npt.NDArray[np.float64]

HEAD = "hostile.npz"
# Where words still stand for themselves, each in the light of those around it; the layers above are about feelings.
SECOND, THIRD = (
    f"/network/encoder/encoder/layer.{place}/output/LayerNorm/LayerNormalization_output_0" for place in (1, 2)
)
# Whoever is spoken to. What a sentence says of them is what these words have taken up.
YOU = ("you", "your", "yours", "yourself", "u", "ur", "ya", "ye")
# In the order of the head's rows; the first of all is: neither.
KINDS = (HardKind.INSULT, HardKind.THREAT)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A row of weights and a bias for neither, an insult and a threat; hostile is what is likely enough to be one."""

    weights: Doubles
    bias: Doubles
    threshold: float

    def likely(self, features: Doubles) -> Doubles:
        """How likely each sentence, a row of features, is neither, an insult or a threat."""
        found = np.exp(features @ self.weights.T + self.bias)
        likely: Doubles = found / found.sum(axis=1, keepdims=True)
        return likely


class HostileEncoder:
    """A HostileReader on the shipped encoder; each turn is read by itself, and kept for a while."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._sees = Sight(encoder, folder)
        self._head = read_head(folder, encoder.card["sha256"])
        self.hostile = lru_cache(maxsize=KEPT)(self._hostile)

    def _hostile(self, turn: Turn) -> tuple[Hostile, ...]:
        """The sentences that are hostile."""
        seen = list(self._sees.sentences(turn))
        if not seen:
            return ()
        likely = self._head.likely(np.stack([features for _, features in seen]))
        return tuple(
            Hostile(KINDS[int(np.argmax(each[1:]))], span, rounded(1 - each[0]))
            for (span, _), each in zip(seen, likely, strict=True)
            if 1 - each[0] >= self._head.threshold
        )


class Sight:
    """What the head is given of each sentence."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._tokenizer = encoder.tokenizer
        self._session = open_session(folder, MODEL, encoder.card["sha256"], only=(SECOND, THIRD))
        found = (encoder.tokenizer.token_to_id(word) for word in YOU)
        self._you = [each for each in found if each is not None]

    def sentences(self, turn: Turn) -> Iterator[tuple[Span, Doubles]]:
        """Each sentence with its features: the mean of both layers over its words, and of the third over its "you"."""
        for window in build_windows(self._tokenizer, split_sentences(turn), ""):
            second, third = self._layers(window)
            for span, first, last in zip(window.sentences, window.firsts, window.lasts, strict=True):
                said_to = third[first:last][np.isin(window.ids[first:last], self._you)]
                of_you = said_to.mean(axis=0) if len(said_to) else np.zeros(third.shape[1])
                means = [layer[first:last].mean(axis=0) for layer in (second, third)]
                yield span, np.concatenate([*means, of_you]).astype(np.float64)

    def _layers(self, window: Window) -> list[npt.NDArray[np.float32]]:
        size = len(window.ids)
        inputs = {
            "ids": np.array([window.ids], np.int64),
            "types": np.array([window.types], np.int64),
            "pool": np.full((1, 1, size), 1 / size, np.float32),
        }
        return [layer[0] for layer in self._session.run([SECOND, THIRD], inputs)]


def read_head(folder: Path, sha256: str) -> Head:
    """The head in a folder; EngineError where it is not there or belongs to another model."""
    try:
        with np.load(folder / HEAD) as kept:
            if str(kept["model"]) != sha256:
                raise damaged(folder, f"{HEAD} was made for another model")
            weights, bias = (kept[name].astype(np.float64) for name in ("weights", "bias"))
            return Head(weights, bias, float(kept["threshold"]))
    except (OSError, KeyError, ValueError) as problem:
        raise damaged(folder, f"{HEAD} cannot be read") from problem
