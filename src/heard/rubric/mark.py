"""A mark: words in a reply, and why they count."""

from dataclasses import dataclass

from heard.conversation.span import Span
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Mark:
    """Words, the reason they count in one sentence, and a confidence 0..1."""

    span: Span
    why: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise InvalidValue(f"Confidence runs from 0 to 1, not {self.confidence}.")
