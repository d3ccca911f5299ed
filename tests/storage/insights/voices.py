"""Concerns and causes for tests: directions with a name, and customers who voice something of one."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from sqlalchemy import insert, select

from heard.storage.causes.tables import CONCERN, Floats
from heard.storage.insights.causes import Found, all_causes, keep_found
from heard.storage.insights.concerns import Voiced, keep_concerns
from heard.storage.rated import FIGURES
from heard.storage.reviews import content_of
from heard.storage.schema import TURN
from heard.storage.store import Session

AXES = ("late", "refund", "login", "other")


def towards(axis: str) -> Floats:
    """The direction of what is about this."""
    found: Floats = np.eye(len(AXES), dtype=np.float32)[AXES.index(axis)]
    return found


def find_some(session: Session, *axes: str) -> Mapping[str, int]:
    """Causes of these directions, found now, by their words."""
    known = {each.words: each.id for each in all_causes(session).values()}
    keep_found(session, [Found(known.get(axis), axis, towards(axis), 0.5) for axis in axes])
    return {each.words: each.id for each in all_causes(session).values()}


def voice(session: Session, id_: int, axis: str, **how: Any) -> None:  # noqa: ANN401 - whatever a concern has
    """Somebody voices this, of its cause if there is one, with the first five letters of their first turn."""
    keep_concerns(session, id_, content_of(session, id_), [said(session, axis, **how)])


def said(session: Session, axis: str, **how: Any) -> Voiced:  # noqa: ANN401 - whatever a concern has
    """What somebody voices of this."""
    cause = {each.words: each.id for each in all_causes(session).values()}.get(axis)
    usual: dict[str, Any] = {"strength": 0, "unheard": False, "kind": "problem", "again": False, "puzzle_start": None}
    place: dict[str, Any] = {
        "turn_id": "1",
        "start": 0,
        "stop": 5,
        "puzzle_stop": None,
        "vector": towards(axis),
        "near": 1.0,
    }
    return Voiced(**usual | place | how, cause_id=cause)


def voice_all(session: Session, *axes: str) -> None:
    """In each reviewed conversation, one after another, the customer voices one of these before anybody answers."""
    causes = {each.words: each.id for each in all_causes(session).values()}
    ids = session.connection.execute(select(FIGURES.c.conversation_id).order_by(FIGURES.c.conversation_id)).scalars()
    turns, concerns = [], []
    for number, id_ in enumerate(ids):
        axis = axes[number % len(axes)]
        told = {"conversation_id": id_, "unheard": False, "vector": towards(axis), "cause_id": causes.get(axis)}
        concerns.append(
            told
            | {"turn_id": "1", "start": 0, "stop": 5, "strength": 0, "near": 1.0, "kind": "problem", "again": False}
        )
        turns.append({"conversation_id": id_, "place": 0, "external_id": "1", "role": "customer", "text": "Late!"})
    session.connection.execute(insert(TURN), turns)
    session.connection.execute(insert(CONCERN), concerns)
