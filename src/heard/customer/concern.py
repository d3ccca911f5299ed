"""What a customer wants heard besides feelings: problems, questions, requests and impact."""

from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span


class ConcernKind(StrEnum):
    """What a concern is: something wrong, a thing to know, an act to be done, or what it costs them."""

    PROBLEM = "problem"
    QUESTION = "question"
    REQUEST = "request"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True)
class Concern:
    """Something the customer wants heard; ids c1, c2, ... run through the whole conversation.

    `cause_of` names the concern that follows from this one, where the customer says so.
    """

    id: str
    kind: ConcernKind
    confidence: float
    span: Span
    cause_of: str | None = None

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
