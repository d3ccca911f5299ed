"""Labelled turns as the network is taught them: each label with its words, and what was said before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import text_before
from heard.language.sentence import split_sentences
from training.sources.labelled import FAMILIES, Labelled, names


@dataclass(frozen=True, slots=True)
class Evidence:
    """A label and the words that show it; intensity 0 where the label has none."""

    label: str
    span: Span
    intensity: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """What one annotator saw in a turn: labels with their words, and signals, which have none."""

    evidence: tuple[Evidence, ...]
    signals: frozenset[str]
    hints_asked: bool


@dataclass(frozen=True, slots=True)
class TurnExample:
    """A labelled turn with the text that came before it, and what each annotator saw in it.

    `heard` is how heard it leaves the customer, 1..5, where it is a reply; `counts` is how much it counts there.
    """

    turn: Turn
    before: str
    sentences: tuple[Span, ...]
    sights: tuple[Sight, ...]
    heard: float | None = None
    counts: float = 1.0


def turn_examples(labelled: Labelled) -> Iterator[TurnExample]:
    """The turns of a labelled conversation that have words of their own."""
    turns = labelled.conversation.turns
    for place, turn in enumerate(turns):
        sentences = split_sentences(turn)
        if sentences:
            sights = tuple(_sight(turn, opinion[turn.id]) for opinion in labelled.opinions)
            heard = labelled.heard(turn.id) if turn.role is Role.AGENT else None
            yield TurnExample(turn, text_before(turns[:place]), sentences, sights, heard, labelled.counts)


def _sight(turn: Turn, raw: Mapping[str, Any]) -> Sight:
    return Sight(tuple(_evidence(turn, raw)), frozenset(names(raw, "signals")), "hints" in raw)


def _evidence(turn: Turn, raw: Mapping[str, Any]) -> Iterator[Evidence]:
    for family, name in FAMILIES.items():
        for label in raw.get(family, ()) if name else ():
            start = turn.text.find(label["quote"])
            if start >= 0 and label["quote"]:
                span = Span(turn, start, start + len(label["quote"]))
                yield Evidence(label[name], span, label.get("intensity", 0))
