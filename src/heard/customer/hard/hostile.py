"""The door through which a model tells what is hostile to whoever answers, in words that no rule knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.conversation.turn import Turn


class HardKind(StrEnum):
    """What makes a conversation hard for whoever answers."""

    INSULT = "insult"
    THREAT = "threat"
    ANGER_TWICE = "anger_twice"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A sentence that reads as an insult or a threat, and how sure that is, 0 to 1."""

    kind: HardKind
    span: Span
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence)


class HostileReader(Protocol):
    """Reads a customer's turn for what is hostile in it, whatever was said before."""

    def hostile(self, turn: Turn) -> Sequence[Hostile]:
        """The sentences that are surely enough hostile, in order."""
