"""A mark: words in a reply, and why they count."""

from dataclasses import dataclass

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words, the reason they count in one sentence, and a confidence 0..1."""

    span: Span
    why: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
