"""Concerns and causes for tests: directions with a name, and customers who voice something of one."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from heard.storage.causes.tables import Floats
from heard.storage.insights.causes import Found, all_causes, keep_found
from heard.storage.insights.concerns import Voiced, keep_concerns
from heard.storage.reviews import content_of
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
