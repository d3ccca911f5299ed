"""The labelled conversations: Heard's own corpus, and twitter-care with its texts joined by id."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn

CORPUS = Path(__file__).parent / "corpus"
# A fifth of the conversations, by hash, is never trained on: models, thresholds and calibration are chosen there.
DEVELOPMENT_SHARE = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A conversation with the labels of its turns, by turn id; contrast pairs share a `group`."""

    conversation: Conversation
    labels: Mapping[str, dict[str, Any]]
    group: str

    @property
    def development(self) -> bool:
        """Whether it belongs to the fifth that is kept for choosing."""
        return hashlib.sha256(self.group.encode()).digest()[0] % DEVELOPMENT_SHARE == 0


def read_labelled(data: Path, corpus: Path = CORPUS) -> Iterator[Labelled]:
    """Every labelled conversation, in the order of its files; `data` holds the texts that the corpus may not."""
    for path in sorted(corpus.glob("*.jsonl")):
        for raw in _lines(path):
            if "turns" in raw:
                yield _labelled(raw, raw["turns"])
    texts = {raw["id"]: raw["turns"] for raw in _lines(data / "twitter-care" / "conversations.jsonl")}
    for raw in _lines(corpus / "by-quote" / "twitter-care.jsonl"):
        if not raw.get("mixed_speakers"):
            pairs = zip(texts[raw["id"]], raw["turns"], strict=True)
            yield _labelled(raw, [{**said, **labels} for said, labels in pairs])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _labelled(raw: dict[str, Any], turns: list[dict[str, Any]]) -> Labelled:
    said = tuple(Turn(str(turn["n"]), Role(turn["role"]), turn["text"]) for turn in turns)
    labels = {str(turn["n"]): turn for turn in turns}
    return Labelled(Conversation(raw["id"], said), labels, str(raw.get("pair") or raw["id"]))
