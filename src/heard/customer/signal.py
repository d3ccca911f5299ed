"""Signals: what a customer says that somebody should know of soon."""

from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.span import Span
from heard.errors import InvalidValue


class SignalName(StrEnum):
    """The four signals of the codebook."""

    REPEAT_CONTACT = "repeat_contact"
    CHURN_RISK = "churn_risk"
    ESCALATION = "escalation"
    VULNERABLE = "vulnerable"


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal in a customer's words, with confidence 0..1."""

    name: SignalName
    confidence: float
    span: Span

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise InvalidValue(f"Confidence runs from 0 to 1, not {self.confidence}.")
