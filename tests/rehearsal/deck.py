"""A card with few lines, each of which says what it is, and what replies may do to its customer."""

from dataclasses import replace
from typing import Any

from heard.conversation.span import Span
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.cards.scenario import NEEDED, Scenario, scenario_from
from heard.rehearsal.course import Course, begin
from heard.rehearsal.judged import Judged, Shown
from heard.rehearsal.voice import Voice
from heard.scoring.value import ScorePart
from tests.people import agent

PERSONA = Persona("plain", "Plain", "Says what it is.", 0.5, 0.5, 2.0, withdraws=False, says={})
WORDS = agent("You waited for nine days.")


def values_of(**changed: object) -> dict[str, Any]:
    """The tables of the card, some of them changed."""
    says: dict[str, object] = {
        intent.value: {"any": [f"{intent} {number}" for number in ("one", "two", "three")]}
        for intent in (*NEEDED, Intent.ESCALATE)
    }
    says["scripted"] = {"any": ["scripted: {quote}"]}
    return {
        "id": "parcel",
        "title": "The parcel",
        "industry": "parcels",
        "channel": "chat",
        "persona": "plain",
        "need": "empathy",
        "agent": "a shop",
        "brief": "The parcel is lost. You may send another.",
        "no": "Money today.",
        "start": {"feelings": {"worry": 2.0}, "trust": 1.0, "patience": 3.0},
        "hidden": {"what": "It is a gift.", "told": ["disclosed one", "disclosed two"]},
        "fact": [
            {"id": "the number", "given": True, "words": ["order number"], "told": ["number one", "number two"]},
            {"id": "the street", "words": ["which street"], "told": ["street one", "street two"]},
        ],
        "way_out": [{"id": "another", "what": "Another parcel.", "words": ["another + today"]}],
        "replies": {"good": ["good one", "good two"], "plain": ["plain one"]},
        "says": says,
        **changed,
    }


def card(**changed: object) -> Scenario:
    """The card, some of its tables changed."""
    return scenario_from(values_of(**changed))


def course(scenario: Scenario | None = None, persona: Persona = PERSONA, seed: int = 1) -> Course:
    """The customer of the card, who has said their first words."""
    return begin(Voice(scenario or card(), persona, seed))


def shown(behaviour: str) -> Shown:
    """A behaviour, in the first two words of a reply."""
    return Shown(behaviour, behaviour, Span(WORDS, 0, len("You waited")))


def judged(value: float = 3.0, *, pitfalls: tuple[str, ...] = (), practices: tuple[str, ...] = ()) -> Judged:
    """A reply of this value that shows these."""
    return Judged((ScorePart("as it is", value),), tuple(map(shown, practices)), tuple(map(shown, pitfalls)))


def asking(*facts: str) -> Judged:
    """An ordinary reply that asks for these facts."""
    return replace(judged(), asked=facts)


def offering(value: float = 3.0, *, practices: tuple[str, ...] = ()) -> Judged:
    """A reply that offers the way out."""
    return replace(judged(value, practices=practices), offered=("another",))
