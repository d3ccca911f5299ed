"""Conversations with figures as a review would give them, for tests of what people find by them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.quality.scorecard import scorecard_to_wire, shipped_scorecard
from heard.storage.access.users import HeldRole, add_user
from heard.storage.access.visible import team_key
from heard.storage.conversations import find, keep
from heard.storage.quality.reasons import weigh
from heard.storage.rated import ASSIGNMENT, DISPUTE, FIGURES, GRADING, SHOWN
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
# A conversation in which all was heard, and nothing is the matter.
WELL: Mapping[str, object] = {
    "replies": 2,
    "heard": 4.2,
    "lowest": 3.9,
    "taken_up": 2.0,
    "voiced": 2.0,
    "still_unheard": 0,
    "replies_to_word": 1,
    "minutes_to_word": 3.0,
    "at_start": 1,
    "at_peak": 1,
    "at_end": 0,
    "unsure": 0.1,
    "repeat_contact": False,
    "churn_risk": False,
    "escalation": False,
    "vulnerable": False,
}


def talk(
    session: Session, id_: str, *, team: str | None = "parcels", agent: str | None = "ada", **figures: object
) -> int:
    """Keep a conversation that ended as many minutes after the first as its id says, with figures; its key."""
    at = AT + timedelta(minutes=int(id_))
    turns = (Turn("1", Role.CUSTOMER, "Where is it?", at), Turn("2", Role.AGENT, "I look.", at, agent))
    channel, language = Channel(str(figures.pop("channel", "chat"))), str(figures.pop("language", "en"))
    answered = Agent(agent) if agent else None
    keep(session, "desk", [Conversation(id_, turns, channel, language, team=team, agent=answered)])
    key = find(session, "desk", id_)
    told = {"day": at.toordinal(), "team_id": 0 if team is None else team_key(session, team), "channel": channel.value}
    session.connection.execute(insert(FIGURES).values(conversation_id=key, **told, **(dict(WELL) | figures)))
    weigh(session, CONVERSATION.c.id == key)
    return key


def show(session: Session, key: int, behaviour: str, present: int = 1) -> None:
    """A behaviour shows in so many replies of a conversation."""
    row = {
        "conversation_id": key,
        "behaviour": behaviour,
        "called_for": 1,
        "met": present,
        "present": present,
        "unsure": 0,
    }
    session.connection.execute(insert(SHOWN).values(row))


def person(session: Session, name: str, *roles: HeldRole) -> int:
    """The key of somebody with these roles."""
    return add_user(session, f"{name}@example.test", name.title(), roles)


def grade(session: Session, key: int, user: int, purpose: str = "quality", **told: object) -> int:
    """The key of a grading by somebody, by the shipped scorecard and submitted just now unless told otherwise."""
    row = {
        "conversation_id": key,
        "user_id": user,
        "purpose": purpose,
        "scorecard": scorecard_to_wire(shipped_scorecard()),
        "ratings": {},
        "comment": "",
        "version": 1,
        "since": session.at,
        "changed_at": session.at,
        "submitted_at": session.at,
    }
    made = insert(GRADING).values(row | told).returning(GRADING.c.id)
    return int(session.connection.execute(made).scalar_one())


def dispute(session: Session, key: int, user: int, **told: object) -> None:
    """Somebody disputes what was said of a conversation."""
    row = {
        "conversation_id": key,
        "user_id": user,
        "comment": "It was said.",
        "proposed": {},
        "at": session.at,
        "until": session.at + timedelta(days=7),
    }
    session.connection.execute(insert(DISPUTE).values(row | told))
    weigh(session, CONVERSATION.c.id == key)


def assign(session: Session, key: int, user: int, by: int, *, done: bool = False) -> None:
    """A conversation is given to somebody."""
    row = {"conversation_id": key, "user_id": user, "by_id": by, "at": session.at}
    session.connection.execute(insert(ASSIGNMENT).values(row | {"done_at": session.at if done else None}))
