"""What people said in the place of Heard's judgements, all over the store, beside what its newest reviews say there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from heard.storage.access.reach import Reach
from heard.storage.schema import CONVERSATION, OVERRIDE, REVIEW, TURN
from heard.storage.store import Session

READ_TOGETHER = 200
Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """The newest word on a judgement that was not taken back."""

    conversation_id: int
    turn_id: str
    judgement: str
    value: Any
    reason: str
    at: datetime


def all_said(session: Session) -> Iterator[tuple[Said, Wire]]:
    """Each with the newest review of its conversation as it stands, those said last first.

    What was said of a conversation that has changed since is left out until it is reviewed anew.
    """
    rows = session.connection.execute(select(*(OVERRIDE.c[name] for name in Said.__slots__)).order_by(OVERRIDE.c.id))
    newest: dict[tuple[int, str, str], Said] = {}
    for row in rows:
        said = Said(*row)
        of_it = said.conversation_id, said.turn_id, said.judgement
        newest.pop(of_it, None)
        newest[of_it] = said
    found = [said for said in reversed(newest.values()) if said.value is not None]
    for begin in range(0, len(found), READ_TOGETHER):
        some = found[begin : begin + READ_TOGETHER]
        reviews = _reviews(session, {said.conversation_id for said in some})
        yield from ((said, reviews[said.conversation_id]) for said in some if said.conversation_id in reviews)


def words_of(session: Session, turns: Collection[tuple[int, str]], reach: Reach) -> Mapping[tuple[int, str], str]:
    """The words of those of these turns, by conversation and id, that are within reach."""
    ids = {id_ for id_, _ in turns}
    chosen = (
        select(TURN.c.conversation_id, TURN.c.external_id, TURN.c.text)
        .join(CONVERSATION, CONVERSATION.c.id == TURN.c.conversation_id)
        .where(TURN.c.conversation_id.in_(ids), TURN.c.external_id.in_({turn for _, turn in turns}))
        .where(reach.condition())
    )
    rows = session.connection.execute(chosen)
    return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in turns}


def _reviews(session: Session, ids: Collection[int]) -> Mapping[int, Wire]:
    chosen = (
        select(REVIEW.c.conversation_id, REVIEW.c.body)
        .join(CONVERSATION, CONVERSATION.c.id == REVIEW.c.conversation_id)
        .where(REVIEW.c.conversation_id.in_(ids), REVIEW.c.content_hash == CONVERSATION.c.content_hash)
        .order_by(REVIEW.c.id)
    )
    rows: Sequence[Any] = session.connection.execute(chosen).all()
    return {row.conversation_id: row.body for row in rows}
