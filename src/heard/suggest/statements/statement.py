"""A statement: one sentence for a draft, with slots for the customer's particulars and blanks for the agent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.channel import Channel
from heard.customer.feeling import MILD, STRONG, FeelingName
from heard.errors import InvalidValue
from heard.rubric.phase import Phase
from heard.suggest.particulars.particular import SLOTS


class Intent(StrEnum):
    """What a statement is for; also the name of its file in the library."""

    ACKNOWLEDGE = "acknowledge"
    UNCOVER = "uncover"
    SHOES = "shoes"
    MOMENTUM = "momentum"
    APPRECIATION = "appreciation"
    CLOSING = "closing"
    APOLOGY = "apology"
    VALIDATION = "validation"
    POSSIBLE = "possible"


class Register(StrEnum):
    """How formal words are; `any` fits both."""

    ANY = "any"
    FAMILIAR = "familiar"
    FORMAL = "formal"


SLOT = re.compile(r"\{(\w+)\}")
# The opening of a sentence, by which repetition is noticed.
OPENING_WORDS = 3
SENTENCE_START = re.compile(r"(^|[.?!:]\s+)(\w)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the library: its text, and what it fits.

    `feelings` are those it answers (empty: any), `intensity` their lowest and highest, 1..3; no `channels` are all.
    """

    id: str
    intent: Intent
    text: str
    feelings: frozenset[FeelingName] = frozenset()
    intensity: tuple[int, int] = (MILD, STRONG)
    channels: frozenset[Channel] = frozenset()
    register: Register = Register.ANY
    phase: Phase = Phase.MIDDLE

    def __post_init__(self) -> None:
        if not (self.id and self.text.strip()):
            raise InvalidValue(f"Statement {self.id or '?'} needs an id and a text.")
        unknown = next((slot for slot in self.slots if slot not in SLOTS), None)
        if unknown is not None:
            raise InvalidValue(f"Statement {self.id} has a slot {{{unknown}}}; slots are {', '.join(SLOTS)}.")
        lowest, highest = self.intensity
        if not MILD <= lowest <= highest <= STRONG:
            raise InvalidValue(f"Statement {self.id} has intensity {lowest} to {highest}; it runs from 1 to 3.")

    @property
    def slots(self) -> tuple[str, ...]:
        """The particulars that it needs."""
        return tuple(SLOT.findall(self.text))

    def filled(self, particulars: Mapping[str, str]) -> str:
        """The statement with particulars, by their names, in its slots."""
        filled = SLOT.sub(lambda slot: particulars[slot[1]], self.text)
        return SENTENCE_START.sub(
            lambda start: start[1] + start[2].upper() if start[1][:1] != ":" else start[0], filled
        )


def opening_of(sentence: str) -> str:
    """The first words of a sentence, by which two openings are held to be the same."""
    return " ".join(re.findall(r"[\w'’]+", sentence.lower())[:OPENING_WORDS])
