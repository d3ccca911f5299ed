"""Hints: what a customer may mean without saying it, always told as "may"."""

from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span


class HintName(StrEnum):
    """What can stand between the lines."""

    RESIGNATION = "resignation"
    LOST_CONTROL = "lost_control"
    STAKES = "stakes"
    UNSAID_REQUEST = "unsaid_request"
    GROWING_SHORT = "growing_short"

    @property
    def may(self) -> str:
        """What it may mean, in one careful sentence."""
        return MAY[self]


# The hints that words show by themselves, which a model reads; the others follow from what else was said.
READ_HINTS = (HintName.RESIGNATION, HintName.LOST_CONTROL, HintName.STAKES)

MAY = {
    HintName.RESIGNATION: "They may no longer expect that anything will come of it.",
    HintName.LOST_CONTROL: "They may feel at the mercy of others; saying what they can do or decide may help.",
    HintName.STAKES: "More than the matter itself may depend on it.",
    HintName.UNSAID_REQUEST: "They say what is wrong, not what they would like done; they may be waiting to be asked.",
    HintName.GROWING_SHORT: "Their answers grow shorter after a no; they may be closing up.",
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint in a customer's words, with confidence 0..1."""

    name: HintName
    confidence: float
    span: Span

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
