"""Who answered, as it is told to somebody from outside: by a number within the conversation, and not by name.

What was said stays as it was said: a name in it is part of the words.
"""

from dataclasses import replace

from sqlalchemy import select

from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.storage.access.reach import Reach
from heard.storage.access.visible import FIRST_AGENT
from heard.storage.conversations import load
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session


def shown(session: Session, id_: int, reach: Reach) -> Conversation:
    """A conversation as somebody of this reach is shown it; NotFound if there is none."""
    conversation = load(session, id_)
    named = select(CONVERSATION.c.id).where(CONVERSATION.c.id == id_, reach.by_name.condition())
    return veiled(conversation) if session.connection.execute(named).first() is None else conversation


def veiled(conversation: Conversation) -> Conversation:
    """A conversation in which colleagues go by numbers: whose it is, or who answered first in it, is number 1."""
    said_by = [(turn.role, turn.author) for turn in conversation.turns if turn.author]
    names = list(dict.fromkeys(name for role in (Role.AGENT, Role.NOTE) for by, name in said_by if by is role))
    own = {conversation.agent.id, conversation.agent.name} if conversation.agent else set()
    first = own.intersection(names) or set(names[:1])
    others = [name for name in names if name not in first]
    called = dict.fromkeys(first, FIRST_AGENT) | {name: f"Agent {place}" for place, name in enumerate(others, 2)}
    turns = tuple(
        replace(turn, author=called[turn.author]) if turn.author and turn.role in {Role.AGENT, Role.NOTE} else turn
        for turn in conversation.turns
    )
    return replace(conversation, turns=turns, agent=Agent("1", FIRST_AGENT) if conversation.agent else None)
