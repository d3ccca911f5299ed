"""Disputes: an agent says that a grading or a judgement of Heard's is not so, and why; somebody else answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, insert, or_, select, update

from heard.errors import Conflict, NotFound
from heard.storage.access.reach import Reach
from heard.storage.quality.gradings import Purpose
from heard.storage.quality.reasons import weigh
from heard.storage.rated import DISPUTE, GRADING
from heard.storage.schema import CONVERSATION, HELD_ROLE, REVIEW, USER
from heard.storage.store import Session

# A hundred of them would be answered by nobody.
MOST_OPEN = 30


class Outcome(StrEnum):
    """What came of a dispute."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Disputed:
    """What is disputed: a grading, or a judgement of a turn."""

    conversation_id: int
    grading_id: int | None = None
    turn_id: str | None = None
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody holds against it, what they propose instead, and until when they are answered."""

    comment: str
    proposed: Mapping[str, Any]
    until: datetime


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute; without an outcome it is open."""

    id: int
    conversation_id: int
    grading_id: int | None
    turn_id: str | None
    judgement: str | None
    user_id: int
    comment: str
    proposed: Mapping[str, Any]
    at: datetime
    until: datetime
    outcome: str | None
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None

    @property
    def place(self) -> int:
        """Where it stands in a list: the open ones come first, the newest of them on top."""
        return self.id * 2 + (self.outcome is not None)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose disputes somebody sees: their own, and those of the conversations of their teams."""

    user_id: int
    reach: Reach

    @property
    def condition(self) -> ColumnElement[bool]:
        """What a query over disputes and their conversations has to fulfil."""
        return or_(DISPUTE.c.user_id == self.user_id, self.reach.condition())


@dataclass(frozen=True, slots=True)
class Graded:
    """A grading that may be disputed: of which conversation, by whom, when, and by what."""

    conversation_id: int
    user_id: int
    submitted_at: datetime
    scorecard: Mapping[str, Any]


def graded(session: Session, id_: int, reach: Reach) -> Graded:
    """A grading of a conversation within reach that was submitted; NotFound if there is none of this key.

    What somebody says of themselves, or to see how far people agree, stands for itself.
    """
    chosen = (
        select(*(GRADING.c[name] for name in Graded.__slots__))
        .join(CONVERSATION, CONVERSATION.c.id == GRADING.c.conversation_id)
        .where(GRADING.c.id == id_, GRADING.c.submitted_at.is_not(None), GRADING.c.purpose == Purpose.QUALITY.value)
    )
    row = session.connection.execute(chosen.where(reach.condition())).first()
    if row is None:
        raise NotFound(f"There is no grading {id_}.")
    return Graded(*row)


def reviewed_at(session: Session, conversation_id: int) -> datetime | None:
    """When the newest review of a conversation as it stands was made."""
    made = (
        select(REVIEW.c.made_at)
        .join(CONVERSATION, CONVERSATION.c.id == REVIEW.c.conversation_id)
        .where(REVIEW.c.conversation_id == conversation_id, REVIEW.c.content_hash == CONVERSATION.c.content_hash)
    )
    found: datetime | None = session.connection.execute(made.order_by(REVIEW.c.id.desc()).limit(1)).scalar()
    return found


def begin_dispute(session: Session, user_id: int, disputed: Disputed, objection: Objection) -> int:
    """The key of a new dispute; Conflict where one on the same is open, or too many are."""
    is_own = DISPUTE.c.user_id == user_id, DISPUTE.c.outcome.is_(None)
    told = {name: getattr(disputed, name) for name in Disputed.__slots__}
    same = [DISPUTE.c[name].is_(None) if value is None else DISPUTE.c[name] == value for name, value in told.items()]
    if session.connection.execute(select(DISPUTE.c.id).where(*is_own, *same)).first():
        raise Conflict("You dispute this already; wait for the answer.")
    count = session.connection.execute(select(func.count()).select_from(DISPUTE).where(*is_own)).scalar_one()
    if count >= MOST_OPEN:
        raise Conflict(f"{MOST_OPEN} disputes of yours are open; wait until some of them are answered.")
    values = {"comment": objection.comment, "proposed": dict(objection.proposed), "until": objection.until}
    row = insert(DISPUTE).values(**told, **values, user_id=user_id, at=session.at).returning(DISPUTE.c.id)
    id_ = int(session.connection.execute(row).scalar_one())
    weigh(session, CONVERSATION.c.id == disputed.conversation_id)
    return id_


def find_dispute(session: Session, id_: int, sight: Sight) -> Dispute:
    """A dispute within sight; NotFound if it is not there, or out of it."""
    row = session.connection.execute(_disputes(sight).where(DISPUTE.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no dispute {id_}.")
    return Dispute(*row)


def list_disputes(
    session: Session, sight: Sight, *, after: int | None = None, most: int = 50, only_open: bool = False
) -> Sequence[Dispute]:
    """Disputes within sight, the open ones first and the newest on top, from behind a place; at most so many."""
    answered = case((DISPUTE.c.outcome.is_(None), 0), else_=1)
    chosen = _disputes(sight)
    if only_open:
        chosen = chosen.where(DISPUTE.c.outcome.is_(None))
    if after is not None:
        id_, was_answered = divmod(after, 2)
        chosen = chosen.where(
            or_(answered > was_answered, and_(answered == was_answered, DISPUTE.c.id < id_)),
        )
    rows = session.connection.execute(chosen.order_by(answered, DISPUTE.c.id.desc()).limit(most))
    return [Dispute(*row) for row in rows]


def answer_dispute(session: Session, id_: int, by: int, outcome: Outcome, answer: str) -> None:
    """Answer a dispute, once; Conflict where somebody has."""
    values = {"outcome": outcome.value, "answer": answer, "answered_by": by, "answered_at": session.at}
    is_open = DISPUTE.c.id == id_, DISPUTE.c.outcome.is_(None)
    if session.connection.execute(update(DISPUTE).where(*is_open).values(values)).rowcount == 0:
        raise Conflict("This dispute is answered already; read the answer.")
    of_it = select(DISPUTE.c.conversation_id).where(DISPUTE.c.id == id_)
    weigh(session, CONVERSATION.c.id == of_it.scalar_subquery())


def holders(session: Session, role: str, conversation_id: int) -> Collection[int]:
    """The users who may come in and hold a role in the team of a conversation, or in all teams."""
    team = select(CONVERSATION.c.team_id).where(CONVERSATION.c.id == conversation_id).scalar_subquery()
    chosen = (
        select(HELD_ROLE.c.user_id)
        .join(USER, USER.c.id == HELD_ROLE.c.user_id)
        .where(HELD_ROLE.c.role == role, USER.c.disabled_at.is_(None))
        .where(or_(HELD_ROLE.c.team_id.is_(None), HELD_ROLE.c.team_id == team))
    )
    return set(session.connection.execute(chosen).scalars())


def author_of(session: Session, grading_id: int | None) -> int | None:
    """Who made a grading."""
    return session.connection.execute(select(GRADING.c.user_id).where(GRADING.c.id == grading_id)).scalar()


def _disputes(sight: Sight) -> Select[Any]:
    columns = [DISPUTE.c[name] for name in Dispute.__slots__]
    return select(*columns).join(CONVERSATION, CONVERSATION.c.id == DISPUTE.c.conversation_id).where(sight.condition)
