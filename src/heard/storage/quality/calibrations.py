"""Calibrations: several people grade the same conversations, each by themselves; it counts nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, false, func, insert, not_, or_, select, update

from heard.conversation.role import Role
from heard.errors import Conflict, NotFound
from heard.storage.access.reach import Reach
from heard.storage.rated import ASSIGNMENT, CALIBRATED, CALIBRATION, CALIBRATOR, GRADING
from heard.storage.schema import CONVERSATION, TURN, USER
from heard.storage.store import Session


@dataclass(frozen=True, slots=True)
class Planned:
    """A calibration that somebody makes: its conversations and people by their keys, and the scorecard as it is then.

    `given` are those of the people who see a conversation only once it was given to them.
    """

    name: str
    scorecard: Mapping[str, object]
    by: int
    until: datetime
    conversations: Sequence[int]
    people: Sequence[int]
    given: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """A calibration as it stands; `people` are the names of those who take part, by their keys."""

    id: int
    name: str
    scorecard: Mapping[str, Any]
    by_id: int
    by: str
    since: datetime
    until: datetime
    closed_at: datetime | None
    conversations: Sequence[int]
    people: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks: they see calibrations of their own, those they take part in, and those that lie within a reach."""

    user: int
    reach: Reach


@dataclass(frozen=True, slots=True)
class Rated:
    """What one person says of one conversation in a calibration; a draft while it has no `submitted_at`."""

    conversation_id: int
    user_id: int
    ratings: Mapping[str, Mapping[str, Any]]
    comment: str
    submitted_at: datetime | None
    score: float | None
    uncapped: float | None


def add_calibration(session: Session, planned: Planned) -> int:
    """The key of a new one; to whom conversations have to be given first, they are given."""
    row = insert(CALIBRATION).values(
        name=planned.name, scorecard=dict(planned.scorecard), by_id=planned.by, since=session.at, until=planned.until
    )
    id_ = int(session.connection.execute(row.returning(CALIBRATION.c.id)).scalar_one())
    talks = [{"calibration_id": id_, "conversation_id": each} for each in planned.conversations]
    session.connection.execute(insert(CALIBRATED), talks)
    people = [{"calibration_id": id_, "user_id": each} for each in planned.people]
    session.connection.execute(insert(CALIBRATOR), people)
    _give(session, id_, planned)
    return id_


def calibration_of(session: Session, id_: int, sight: Sight) -> Calibration:
    """One of them; NotFound where there is none of this key, or it is not for them to see."""
    row = session.connection.execute(_chosen().where(CALIBRATION.c.id == id_, _seen_by(sight))).first()
    if row is None:
        raise NotFound(f"There is no calibration {id_}.")
    return _calibration(session, row)


def calibrations(session: Session, sight: Sight, *, before: int | None = None, most: int) -> Sequence[Calibration]:
    """Those that somebody sees, the newest first, from the one before `before` on; at most so many."""
    chosen = _chosen().where(_seen_by(sight))
    if before is not None:
        chosen = chosen.where(CALIBRATION.c.id < before)
    rows = session.connection.execute(chosen.order_by(CALIBRATION.c.id.desc()).limit(most))
    return [_calibration(session, row) for row in rows.all()]


def close_calibration(session: Session, id_: int) -> None:
    """End it: nobody grades in it any more, or is still to. Conflict where it has ended so before."""
    closed = update(CALIBRATION).where(CALIBRATION.c.id == id_, CALIBRATION.c.closed_at.is_(None))
    if not session.connection.execute(closed.values(closed_at=session.at)).rowcount:
        raise Conflict("It is closed already.")
    given = update(ASSIGNMENT).where(ASSIGNMENT.c.calibration_id == id_, ASSIGNMENT.c.done_at.is_(None))
    session.connection.execute(given.values(done_at=session.at))


def remove_calibration(session: Session, id_: int) -> None:
    """Take one away, with the drafts and what was given in it; Conflict once somebody has submitted a grading."""
    said = GRADING.c.calibration_id == id_, GRADING.c.submitted_at.is_not(None)
    if session.connection.execute(select(GRADING.c.id).where(*said).limit(1)).first():
        raise Conflict("Somebody has submitted a grading in it, which stays; end it instead.")
    session.connection.execute(delete(CALIBRATION).where(CALIBRATION.c.id == id_))


def gradings_of_calibration(session: Session, id_: int) -> Sequence[Rated]:
    """What everybody says in it, of each person and conversation the newest; what was submitted goes before a draft."""
    columns = [GRADING.c[name] for name in Rated.__slots__]
    chosen = select(*columns).where(GRADING.c.calibration_id == id_)
    is_submitted = GRADING.c.submitted_at.is_not(None)
    rows = session.connection.execute(chosen.order_by(is_submitted, GRADING.c.submitted_at, GRADING.c.id))
    return list({(row.user_id, row.conversation_id): Rated(*row) for row in rows}.values())


def draw(session: Session, reaches: Sequence[Reach], but: frozenset[int], most: int) -> Sequence[int]:
    """Conversations by chance, within all of these reaches, answered by somebody, and by none of these agents."""
    within = [reach.condition() for reach in reaches]
    answered = exists().where(TURN.c.conversation_id == CONVERSATION.c.id, TURN.c.role == Role.AGENT)
    others = or_(CONVERSATION.c.agent_id.is_(None), CONVERSATION.c.agent_id.not_in(but))
    chosen = select(CONVERSATION.c.id).where(*within, answered, others).order_by(func.random()).limit(most)
    return sorted(session.connection.execute(chosen).scalars())


def _give(session: Session, id_: int, planned: Planned) -> None:
    """Give the conversations to whom they were not given before."""
    there = select(ASSIGNMENT.c.conversation_id, ASSIGNMENT.c.user_id)
    rows = session.connection.execute(there.where(ASSIGNMENT.c.conversation_id.in_(planned.conversations)))
    had = {tuple(row) for row in rows}
    new = [(talk, user) for talk in planned.conversations for user in planned.given if (talk, user) not in had]
    same = {"by_id": planned.by, "calibration_id": id_, "at": session.at, "until": planned.until}
    if new:
        given = [{"conversation_id": talk, "user_id": user, **same} for talk, user in new]
        session.connection.execute(insert(ASSIGNMENT), given)


def _chosen() -> Any:  # noqa: ANN401 - a query over two tables
    return select(CALIBRATION, USER.c.name.label("by")).join(USER, USER.c.id == CALIBRATION.c.by_id)


def _seen_by(sight: Sight) -> ColumnElement[bool]:
    takes_part = exists().where(CALIBRATOR.c.calibration_id == CALIBRATION.c.id, CALIBRATOR.c.user_id == sight.user)
    return or_(CALIBRATION.c.by_id == sight.user, takes_part, _lies_within(sight.reach))


def _lies_within(reach: Reach) -> ColumnElement[bool]:
    """Whether all of its conversations do; one whose conversations are gone lies within nothing."""
    if not reach:
        return false()
    of_it = CALIBRATED.c.calibration_id == CALIBRATION.c.id
    joined = CALIBRATED.join(CONVERSATION, CONVERSATION.c.id == CALIBRATED.c.conversation_id)
    outside = select(CALIBRATED.c.calibration_id).select_from(joined).where(of_it, not_(reach.condition()))
    return and_(exists().where(of_it), not_(outside.exists()))


def _calibration(session: Session, row: Row[Any]) -> Calibration:
    talks = select(CALIBRATED.c.conversation_id).where(CALIBRATED.c.calibration_id == row.id)
    named = select(USER.c.id, USER.c.name).join(CALIBRATOR, CALIBRATOR.c.user_id == USER.c.id)
    people = session.connection.execute(named.where(CALIBRATOR.c.calibration_id == row.id).order_by(USER.c.id))
    own = {name: getattr(row, name) for name in Calibration.__slots__ if name not in {"conversations", "people"}}
    return Calibration(
        **own,
        conversations=session.connection.execute(talks.order_by(CALIBRATED.c.conversation_id)).scalars().all(),
        people={user.id: user.name for user in people},
    )
