"""What a customer answers when asked how it went: a value on one of four scales, which are never mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heard.errors import InvalidValue

# As long as a turn may be that is sent by itself.
LONGEST_COMMENT = 64_000


class Scale(StrEnum):
    """What an answer is given on."""

    CSAT = "csat"
    THUMBS = "thumbs"
    NPS = "nps"
    CES = "ces"


@dataclass(frozen=True, slots=True)
class Steps:
    """From where to where a scale goes, in whole steps, and up to where an answer says that it went badly."""

    lowest: int
    highest: int
    bad: int


# Detractors are those up to 6 of 10; of the others, what lies below the middle.
STEPS: Mapping[Scale, Steps] = {
    Scale.CSAT: Steps(1, 5, 2),
    Scale.THUMBS: Steps(0, 1, 0),
    Scale.NPS: Steps(0, 10, 6),
    Scale.CES: Steps(1, 7, 3),
}


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What the customer of a conversation answered, as the source gave it; of thumbs, 1 is up and 0 is down."""

    conversation_id: str
    scale: Scale
    value: int
    at: datetime | None = None
    comment: str | None = None

    def __post_init__(self) -> None:
        steps = STEPS[self.scale]
        if not self.conversation_id:
            raise InvalidValue("an answer names no conversation; write the id that its source gave it.")
        if len(self.comment or "") > LONGEST_COMMENT:
            raise InvalidValue(f"its comment is longer than {LONGEST_COMMENT:,} letters; shorten it.")
        if not steps.lowest <= self.value <= steps.highest:
            raise InvalidValue(
                f"{self.value} is not on {self.scale}, which goes from {steps.lowest} to {steps.highest}."
            )
