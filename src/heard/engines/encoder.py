"""The shipped sentence model: one small encoder that reads each turn once, in ONNX on the CPU.

One pass a turn gives a calibrated probability for every label of the codebook and a vector, sentence by
sentence, and how strongly each token speaks for a label. Each text is scored alone, on one thread if so
asked: the same words give the same numbers.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.graph import part_of
from heard.engines.window import Window, build_windows
from heard.errors import EngineError
from heard.language.sentence import split_sentences

Floats = npt.NDArray[np.float32]

WEIGHTS, MODEL = Path(__file__).parent / "weights", "model.onnx"
# The turns before this one that may give it context; the last tokens of their text are used.
TURNS_BEFORE = 3
# Turns whose reading is kept, so that the reader, the listener and the linker share one pass.
KEPT = 512
# What a card has to say before anything can be read.
ON_THE_CARD = {
    "version": str,
    "sha256": str,
    "labels": list,
    "behaviours": list,
    "thresholds": dict,
    "linker": dict,
    "intensity": dict,
    "points": dict,
}
# A token speaks for a label when it is at least this strong, measured against the strongest of its sentence.
SPEAKS = 0.1
# One or two weak tokens between strong ones belong to them.
GAP = 3
# Fewer words than this are no quote that a person could judge.
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence after the pass: probabilities in the order of the card's labels, strength by token, a vector.

    Displeasure is the intensity of what is unpleasant, 0..3; politeness is in standard deviations of what raters of
    requests gave, 0 in the middle; the impression is how much more heard a sentence leaves the customer than the
    middle of the scale, -2..2.
    """

    span: Span
    probabilities: Floats
    displeasure: float
    politeness: float
    impression: float
    tokens: Floats
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    vector: Floats

    def words_for(self, label: int) -> Span:
        """The words that speak for a label: the strongest token and the strong ones around it.

        The whole sentence where those are too few to say anything.
        """
        strength = self.tokens[:, label]
        peak = int(np.argmax(strength))
        strong = np.flatnonzero(strength >= SPEAKS * strength[peak])
        first, last = _run_around(strong.tolist(), peak)
        words = _whole_words(self.span, self.starts[first], self.ends[last])
        return words if len(words.quote.split()) >= FEWEST_WORDS else self.span


class Encoder:
    """The encoder with its card: labels, thresholds, version. One instance may serve several threads."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.card = _read_card(folder)
        self.labels: dict[str, int] = {label: place for place, label in enumerate(self.card["labels"])}
        self.thresholds: Mapping[str, float] = self.card["thresholds"]
        self.tokenizer = _read_tokenizer(folder)
        self._session = open_session(folder, MODEL, self.card["sha256"], threads=threads)
        self._read = lru_cache(maxsize=KEPT)(self._read_turn)

    def read(self, turn: Turn, before: Sequence[Turn]) -> tuple[ReadSentence, ...]:
        """The sentences of a turn, read in the light of the last turns before it."""
        return self._read(turn, text_before(before))

    def read_spans(self, spans: Sequence[Span], before: str = "") -> tuple[ReadSentence, ...]:
        """Spans of one turn, each read as a sentence; those without a single token are left out."""
        windows = build_windows(self.tokenizer, spans, before)
        return tuple(read for window in windows for read in self._pass(window))

    def _read_turn(self, turn: Turn, before: str) -> tuple[ReadSentence, ...]:
        return self.read_spans(split_sentences(turn), before)

    def _pass(self, window: Window) -> list[ReadSentence]:
        pool = np.zeros((1, len(window.sentences), len(window.ids)), np.float32)
        for row, (first, last) in enumerate(zip(window.firsts, window.lasts, strict=True)):
            pool[0, row, first:last] = 1 / (last - first)
        inputs = {
            "ids": np.array([window.ids], np.int64),
            "types": np.array([window.types], np.int64),
            "pool": pool,
        }
        probabilities, amounts, tokens, vectors = self._session.run(None, inputs)
        return [
            ReadSentence(
                span,
                probabilities[0, row],
                float(amounts[0, row, 0]),
                float(amounts[0, row, 1]),
                float(amounts[0, row, 2]),
                tokens[0, window.firsts[row] : window.lasts[row]],
                tuple(window.starts[window.firsts[row] : window.lasts[row]]),
                tuple(window.ends[window.firsts[row] : window.lasts[row]]),
                vectors[0, row],
            )
            for row, span in enumerate(window.sentences)
        ]


def text_before(before: Sequence[Turn]) -> str:
    """The text of the last turns before one, as the encoder is given it."""
    return "\n".join(said.text for said in before[-TURNS_BEFORE:])


def rounded(probability: float) -> float:
    """A probability as Heard shows and stores it: three digits, always within 0 and 1."""
    return round(min(1.0, max(0.0, float(probability))), 3)


def damaged(folder: Path, problem: str) -> EngineError:
    """The error to raise when the model in a folder cannot be used."""
    return EngineError(f"The model in {folder} is damaged: {problem}; install Heard again.")


def _content(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as problem:
        raise damaged(folder, f"{name} cannot be read ({(problem.strerror or str(problem)).lower()})") from problem


def _run_around(places: Sequence[int], peak: int) -> tuple[int, int]:
    """The first and last of the places around a peak that leave out no more than two in a row."""
    first = last = peak
    for place in reversed(places[: places.index(peak)]):
        if first - place > GAP:
            break
        first = place
    for place in places[places.index(peak) + 1 :]:
        if place - last > GAP:
            break
        last = place
    return first, last


def _whole_words(sentence: Span, start: int, end: int) -> Span:
    text = sentence.turn.text
    while start > sentence.start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    while end - 1 > start and text[end - 1] in ".,;:!?":
        end -= 1
    return Span(sentence.turn, start, end)


def _read_card(folder: Path) -> dict[str, Any]:
    try:
        card = json.loads(_content(folder, "card.json"))
    except ValueError as problem:
        raise damaged(folder, "card.json is not JSON") from problem
    if not isinstance(card, dict) or not all(isinstance(card.get(name), kind) for name, kind in ON_THE_CARD.items()):
        raise damaged(folder, "card.json is not complete")
    return card


def _read_tokenizer(folder: Path) -> Tokenizer:
    try:
        return Tokenizer.from_buffer(_content(folder, "tokenizer.json"))
    except ValueError as problem:
        raise damaged(folder, "tokenizer.json is not a tokenizer") from problem


def open_session(folder: Path, name: str, sha256: str, *, threads: int = 1, only: Sequence[str] = ()) -> Any:  # noqa: ANN401 - a kind of onnxruntime, which may not be imported yet
    """A network in a folder, or the part that some values need; EngineError where it is not what the card names."""
    content = _content(folder, name)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise damaged(folder, f"{name} holds other weights than its card names")
    # It reports to its makers what it is used for, unless this says no before its first import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    needed = part_of(content, only) if only else content
    return onnxruntime.InferenceSession(needed, options, providers=["CPUExecutionProvider"])
