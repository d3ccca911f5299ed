"""The labelled conversations: Heard's own corpus, and twitter-care with its texts joined by id."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn

CORPUS = Path(__file__).parents[1] / "corpus"
# A fifth of the conversations, by hash, is never trained on: models, thresholds and calibration are chosen there.
DEVELOPMENT_SHARE = 5
# Where its value is taught or fitted, a reply to a real customer counts as much as this many that were written:
# writers' agents are wittier than life.
REAL = 4.0
# What the writer's opinion counts for beside each of the others.
WRITERS_SAY = 0.5
# What annotators label in a turn, and which field of each label names it (None: the label is its own name).
FAMILIES = {
    "feelings": "feeling",
    "concerns": "kind",
    "signals": None,
    "hints": "hint",
    "practices": "practice",
    "pitfalls": "pitfall",
}

# What one annotator saw in each turn, by turn id.
Opinion: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A conversation with what each annotator saw in it, the writer first; contrast pairs share a `group`.

    `real` says that it was had, not written.
    """

    conversation: Conversation
    opinions: tuple[Opinion, ...]
    group: str
    real: bool = False

    @property
    def development(self) -> bool:
        """Whether it belongs to the fifth that is kept for choosing."""
        return hashlib.sha256(self.group.encode()).digest()[0] % DEVELOPMENT_SHARE == 0

    @property
    def counts(self) -> float:
        """How much the value of one of its replies counts."""
        return REAL if self.real else 1.0

    def shown(self, turn_id: str, family: str) -> frozenset[str]:
        """The labels of a family that more than half of the annotators who were asked for it saw in a turn."""
        asked = [opinion[turn_id] for opinion in self.opinions if family in opinion[turn_id]]
        seen = Counter(label for labels in asked for label in names(labels, family))
        return frozenset(label for label, count in seen.items() if count > len(asked) / 2)

    def heard(self, turn_id: str) -> float:
        """How heard the customer would feel after a reply, 1..5: the annotators' mean, by their say."""
        values = [float(opinion[turn_id]["heard"]) for opinion in self.opinions]
        return sum(value * say for value, say in zip(values, says(len(values)), strict=True))


def says(count: int) -> tuple[float, ...]:
    """The say of each annotator of a conversation, the writer first; they add up to 1.

    Who writes a theme labels what they had in mind, and leaves much of the rest out: the annotators who came later
    agree far more with each other than with the writers (training/corpus/README.md).
    """
    whole = WRITERS_SAY + count - 1
    return (WRITERS_SAY / whole, *[1 / whole] * (count - 1))


def names(labels: Mapping[str, Any], family: str) -> set[str]:
    """The names of a turn's labels of one family."""
    name = FAMILIES[family]
    return {label[name] if name else label for label in labels.get(family, ())}


def read_labelled(data: Path, corpus: Path = CORPUS) -> Iterator[Labelled]:
    """Every labelled conversation, in the order of its files; `data` holds the texts that the corpus may not."""
    further = [read_opinions(path) for path in sorted((corpus / "second").glob("*.jsonl"))]
    for path in sorted(corpus.glob("*.jsonl")):
        for raw in _lines(path):
            if "turns" in raw:
                yield labelled_of(raw, raw["turns"], further)
    texts = {raw["id"]: raw["turns"] for raw in _lines(data / "twitter-care" / "conversations.jsonl")}
    for raw in _lines(corpus / "by-quote" / "twitter-care.jsonl"):
        if not raw.get("mixed_speakers"):
            pairs = zip(texts[raw["id"]], raw["turns"], strict=True)
            yield replace(labelled_of(raw, [{**said, **labels} for said, labels in pairs], further), real=True)


def read_opinions(path: Path) -> dict[str, Opinion]:
    """What one annotator saw, by conversation."""
    return {raw["id"]: {str(turn["n"]): turn for turn in raw["turns"]} for raw in _lines(path)}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def labelled_of(
    raw: Mapping[str, Any], turns: Sequence[Mapping[str, Any]], further: Sequence[Mapping[str, Opinion]]
) -> Labelled:
    """A conversation as its writer labelled it, turn by turn, with the further opinions there are of it."""
    said = tuple(Turn(str(turn["n"]), Role(turn["role"]), turn["text"]) for turn in turns)
    writer = {str(turn["n"]): turn for turn in turns}
    opinions = (writer, *(labels[raw["id"]] for labels in further if raw["id"] in labels))
    return Labelled(Conversation(raw["id"], said), opinions, str(raw.get("pair") or raw["id"]))
