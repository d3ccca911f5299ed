"""Labelled turns as the network is taught them: each label with its words, and what was said before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import text_before
from heard.language.sentence import split_sentences
from training.labelled import Labelled

# Where the labels of a turn stand, and which field of each names it.
NAMED_IN = {"feelings": "feeling", "concerns": "kind", "practices": "practice", "pitfalls": "pitfall"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A label and the words that show it; intensity 0 where the label has none."""

    label: str
    span: Span
    intensity: int = 0


@dataclass(frozen=True, slots=True)
class TurnExample:
    """A labelled turn with the text that came before it; signals are labelled without words."""

    turn: Turn
    before: str
    sentences: tuple[Span, ...]
    evidence: tuple[Evidence, ...]
    signals: frozenset[str]


def turn_examples(labelled: Labelled) -> Iterator[TurnExample]:
    """The turns of a labelled conversation that have words of their own."""
    turns = labelled.conversation.turns
    for place, turn in enumerate(turns):
        raw = labelled.labels[turn.id]
        sentences = split_sentences(turn)
        if sentences:
            evidence, signals = tuple(_evidence(turn, raw)), frozenset(raw.get("signals", ()))
            yield TurnExample(turn, text_before(turns[:place]), sentences, evidence, signals)


def _evidence(turn: Turn, raw: dict[str, Any]) -> Iterator[Evidence]:
    for key, name in NAMED_IN.items():
        for label in raw.get(key, ()):
            start = turn.text.find(label["quote"])
            if start >= 0 and label["quote"]:
                span = Span(turn, start, start + len(label["quote"]))
                yield Evidence(label[name], span, label.get("intensity", 0))
