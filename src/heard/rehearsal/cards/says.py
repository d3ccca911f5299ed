"""What a customer may say: many lines for each intent and each behaviour they react to, by how strained they are."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from heard.conversation.fields import Fields, know
from heard.errors import InvalidValue
from heard.rehearsal.state import Band
from heard.rubric.catalogue import KINDS

ALWAYS = "any"
# Where a line may say back what the agent has just said, and where it names the agent's customer.
QUOTE = "{quote}"


class Intent(StrEnum):
    """What a customer does with a turn."""

    OPEN = "open"
    REPEAT = "repeat"
    ESCALATE = "escalate"
    LEAVE = "leave"
    WITHDRAW = "withdraw"
    SOFTEN = "soften"
    DISCLOSE = "disclose"
    TELL = "tell"
    AGAIN = "again"
    UNKNOWN = "unknown"
    PRESS = "press"
    DOUBT = "doubt"
    ACCEPT = "accept"
    DECLINE = "decline"
    ACCEPT_NO = "accept_no"
    THANK = "thank"
    PART = "part"


# What they tell and disclose stands beside what it is about, not among the lines.
ELSEWHERE = frozenset({Intent.TELL, Intent.DISCLOSE})
TRIGGERS = frozenset({*(intent.value for intent in Intent if intent not in ELSEWHERE), *KINDS})

Lines: TypeAlias = Mapping[Band, tuple[str, ...]]
Says: TypeAlias = Mapping[str, Lines]
NOTHING: Lines = MappingProxyType({})


def says_from(fields: Fields) -> Says:
    """The lines out of a table `says.<trigger>.<band>`; `any` holds those for every band.

    A trigger is an intent, or the id of a practice or pitfall. InvalidValue says what is wrong and where.
    """
    unknown = next((name for name in fields.values if name not in TRIGGERS), None)
    if unknown is not None:
        raise InvalidValue(
            f"{fields.place}{unknown} is nothing that a customer does or reacts to; "
            f"here may stand {', '.join(sorted(TRIGGERS))}."
        )
    return {name: _lines(fields.need(name, fields.object(name))) for name in fields.values}


def _lines(fields: Fields) -> Lines:
    know(fields, {ALWAYS, *Band})
    always = fields.texts(ALWAYS)
    return {band: (*fields.texts(band), *always) for band in Band}


def every_line(says: Says) -> Iterator[str]:
    """Each line once, in the order in which they stand."""
    seen: set[str] = set()
    for lines in says.values():
        for band in Band:
            for line in lines.get(band, ()):
                if line not in seen:
                    seen.add(line)
                    yield line
