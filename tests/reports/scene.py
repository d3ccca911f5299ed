"""A week in which a reply to an angry customer names what happened, and the customer is calmer right after it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.reports.report import Measured
from heard.rubric.catalogue import BEHAVIOURS, KINDS
from heard.storage.conversations import find, keep
from heard.storage.reviews import content_of, keep_review
from heard.storage.store import Session

# Figures are told of five agents and more; they answer in turn.
AGENTS = [Agent(name.lower(), f"{name} Ferry") for name in ("Ada", "Ben", "Cyd", "Dee", "Eve", "Fay")]
MEASURED = Measured(KINDS, {each.id: each.title for each in BEHAVIOURS})
SAID = "Nine days is far too long, Mira, and I am sorry. Ada Ferry"
TURNS = (
    Turn("1", Role.CUSTOMER, "I am furious! Nine days and no parcel."),
    Turn("2", Role.AGENT, SAID, author="Ada Ferry"),
    Turn("3", Role.CUSTOMER, "Thank you, Ada. That helps.", author="Mira Okafor"),
)


def feeling(turn: str, strength: int) -> dict[str, Any]:
    """A reading in which a customer is so angry."""
    span = {"turn_id": turn, "start": 0, "end": 5, "quote": "words"}
    angry = [{"feeling": "anger", "intensity": strength, "confidence": 0.9, "span": span}] if strength else []
    return {"turn_id": turn, "feelings": angry, "signals": []}


def review_of(strengths: Sequence[int], practice: str = "validate", present: str = "yes") -> dict[str, Any]:
    """A `heard.review/1` of these turns: how angry the customer is before and after, and what the reply shows."""
    span = {"turn_id": "2", "start": 0, "end": len(SAID), "quote": SAID}
    mark = {"span": span, "why": "because", "confidence": 0.8}
    finding = {"behaviour": practice, "called_for": True, "present": present, "confidence": 0.8, "marks": [mark]}
    return {
        "schema": "heard.review/1",
        "conversation_id": "c",
        "versions": {"heard": "1.0", "model": "3", "rubric": "2"},
        "readings": [feeling(turn, strength) for turn, strength in zip(("1", "3"), strengths, strict=True)],
        "replies": [{"turn_id": "2", "heard": {"value": 4.0}, "findings": [finding]}],
        "scores": {
            "heard_rate": {"taken_up": 2.0, "voiced": 2.0, "value": 1.0},
            "time_to_acknowledgement": {"replies": 1},
            "still_unheard": [],
        },
    }


def talk(session: Session, name: str, at: datetime, review: dict[str, Any], team: str = "parcels") -> int:
    """Keep a conversation of a team with its review, and give its key."""
    agent = AGENTS[sum(map(ord, name)) % len(AGENTS)]
    told = Conversation(name, TURNS, team=team, agent=agent, customer=Customer("mira", "Mira Okafor"), opened_at=at)
    keep(session, "desk", [told])
    id_ = find(session, "desk", name)
    assert keep_review(session, id_, content_of(session, id_), review)
    return id_
