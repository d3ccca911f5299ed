"""The ten feelings of the codebook, and what a customer turn shows of one."""

from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.errors import InvalidValue


class FeelingName(StrEnum):
    """The feelings Heard reads, as docs/codebook.md defines them."""

    ANGER = "anger"
    FRUSTRATION = "frustration"
    DISAPPOINTMENT = "disappointment"
    WORRY = "worry"
    CONFUSION = "confusion"
    SADNESS = "sadness"
    EMBARRASSMENT = "embarrassment"
    GRATITUDE = "gratitude"
    RELIEF = "relief"
    JOY = "joy"

    @property
    def pleasant(self) -> bool:
        """Whether it asks for nothing: gratitude, relief and joy are shown, but weigh nothing in the ledger."""
        return self in PLEASANT


PLEASANT = frozenset({FeelingName.GRATITUDE, FeelingName.RELIEF, FeelingName.JOY})

MILD, CLEAR, STRONG = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling in a customer's words: intensity 1 (hinted) to 3 (strong), confidence 0..1."""

    name: FeelingName
    intensity: int
    confidence: float
    span: Span

    def __post_init__(self) -> None:
        if self.intensity not in (MILD, CLEAR, STRONG):
            raise InvalidValue(f"Intensity runs from {MILD} to {STRONG}, not {self.intensity}.")
        check_confidence(self.confidence)
