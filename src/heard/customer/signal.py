"""Signals: what a customer says that somebody should know of soon."""

from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span


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
        check_confidence(self.confidence)
