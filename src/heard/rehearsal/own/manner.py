"""Whose manner a customer has in a rehearsal of one's own moment: by how they write, with the reason."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.customer.feeling import CLEAR, FeelingName

# So few words say no more than they have to, and so many tell it from the beginning.
FEW_WORDS, MANY_WORDS = 12, 90
HURRIES = re.compile(
    r"\b(?:asap|urgent(?:ly)?|immediately|hurry|right (?:now|away)|no time|today|tonight"
    r"|this (?:morning|afternoon|evening)|(?:in|within) \S+ (?:minutes?|mins?|hours?|hrs?))\b",
    re.IGNORECASE,
)
TRIED = re.compile(
    r"\b(?:already (?:tried|checked|done)|tried (?:turning|restarting|to|it|that|everything|a|the|all)"
    r"|restarted|rebooted|reinstalled|reset|updated|cleared (?:the|my))\b",
    re.IGNORECASE,
)
POLITE = re.compile(r"\b(?:please|thank you|thanks|kindly|grateful|would you|could you)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """A persona by its id, and what in the customer's words speaks for it."""

    persona: str
    why: str


def manner_of(text: str, feelings: Mapping[FeelingName, int]) -> Manner:
    """The first that fits; `feelings` are what the customer feels, 1 to 3."""
    return next(_fitting(text, feelings))


def _fitting(text: str, feelings: Mapping[FeelingName, int]) -> Iterator[Manner]:
    words = len(text.split())
    strongest = max(feelings, key=lambda name: feelings[name], default=None)
    cross = max(feelings.get(FeelingName.ANGER, 0), feelings.get(FeelingName.FRUSTRATION, 0)) >= CLEAR
    if words <= FEW_WORDS:
        yield Manner("terse", "They write few words.")
    if words >= MANY_WORDS:
        yield Manner("rambling", "They tell it at length.")
    if HURRIES.search(text):
        yield Manner("hurried", "They say that it has to go fast.")
    if TRIED.search(text):
        yield Manner("expert", "They say what they have tried.")
    if strongest is FeelingName.WORRY:
        yield Manner("anxious", "They are worried, more than anything else.")
    if cross and POLITE.search(text):
        yield Manner("seething", "They stay polite, and are clearly cross.")
    yield Manner("expert", "Nothing in how they write speaks for another manner.")
