"""Why a writer's words do not stand, so that the card's own line is said."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What speaks against words that a writer proposes for a customer's line."""

    UNUSABLE = "unusable"
    NOT_PLAIN = "not_plain"
    LENGTH = "length"
    ROLE = "role"
    FACT = "fact"
    LOST = "lost"
    UNTOLD = "untold"
    DEED = "deed"
    MEANING = "meaning"
    FEELING = "feeling"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why words do not stand, and the piece of them that it rests on, or what is wrong with it."""

    why: Why
    words: str
