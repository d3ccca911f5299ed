"""Gradings: what people say of conversations, each by a scorecard that is kept as it was then.

A draft is its author's alone. Once submitted it stays; a second look stands beside it, and the newest counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, insert, or_, select, update

from heard.errors import Conflict, NotFound, Outdated
from heard.storage.access.reach import Reach
from heard.storage.rated import CALIBRATED, CALIBRATION, CALIBRATOR, DISPUTE, GRADING
from heard.storage.schema import CONVERSATION, USER
from heard.storage.store import Session

Wire = Mapping[str, Any]
ELSEWHERE = "This grading was changed in another tab, or submitted there; load it again to go on."


class Purpose(StrEnum):
    """What somebody grades a conversation for."""

    QUALITY = "quality"
    SELF = "self"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody who looks at a conversation for a purpose: they have one draft at a time."""

    conversation_id: int
    user_id: int
    purpose: Purpose
    calibration_id: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has written so far: a scorecard and ratings, as JSON, and a comment on the whole."""

    scorecard: Wire
    ratings: Wire
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Grading:
    """What one person says of one conversation; a draft until it is submitted.

    `counts` where it is the newest that its author has submitted for the purpose of quality.
    """

    id: int
    conversation_id: int
    user_id: int
    author: str
    purpose: Purpose
    calibration_id: int | None
    scorecard: Wire
    ratings: Wire
    comment: str
    version: int
    since: datetime
    changed_at: datetime
    submitted_at: datetime | None
    score: float | None
    uncapped: float | None
    acknowledged_at: datetime | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which gradings: of conversations within a reach, by one user (drafts too), or else those that count for quality.

    From after a place in the list, at most so many.
    """

    reach: Reach
    by: int | None = None
    after: int | None = None
    most: int = 50


def grading_of(session: Session, id_: int, reach: Reach) -> Grading:
    """A grading of a conversation within reach; NotFound where it is not there, or out of reach."""
    found = _found(session, GRADING.c.id == id_, reach.condition())
    if not found:
        raise NotFound(f"There is no grading {id_}.")
    return found[0]


def draft_of(session: Session, looking: Looking) -> Grading | None:
    """The draft of somebody who looks at a conversation, if there is one."""
    return next(iter(_found(session, _of(looking), GRADING.c.submitted_at.is_(None))), None)


def submitted_of(session: Session, looking: Looking) -> Grading | None:
    """What they have submitted last, if anything."""
    return next(iter(_found(session, _of(looking), GRADING.c.submitted_at.is_not(None))), None)


def gradings_of(session: Session, conversation_id: int) -> Sequence[Grading]:
    """All of a conversation, drafts too, the newest first."""
    return _found(session, GRADING.c.conversation_id == conversation_id)


def gradings(session: Session, chosen: Chosen) -> Sequence[Grading]:
    """Gradings in a list, drafts first and then the newest."""
    is_draft = GRADING.c.submitted_at.is_(None)
    wanted = [chosen.reach.condition(), _is_seen(chosen.by)]
    if chosen.after is not None and chosen.after < 0:
        wanted.append(or_(~is_draft, GRADING.c.id < -chosen.after))
    elif chosen.after is not None:
        wanted.append(and_(~is_draft, GRADING.c.id < chosen.after))
    rows = _whole().where(*wanted).order_by(is_draft.desc(), GRADING.c.id.desc()).limit(chosen.most)
    return [_grading(row) for row in session.connection.execute(rows)]


def place_of(grading: Grading) -> int:
    """Where a grading stands in a list, for what comes after it."""
    return grading.id if grading.submitted_at else -grading.id


def scorecard_of_calibration(session: Session, looking: Looking) -> Wire:
    """The scorecard of a calibration that somebody takes part in with this conversation; NotFound if they do not.

    Conflict once it is over.
    """
    taking_part = [
        CALIBRATION.c.id == looking.calibration_id,
        CALIBRATED.c.calibration_id == CALIBRATION.c.id,
        CALIBRATED.c.conversation_id == looking.conversation_id,
        CALIBRATOR.c.calibration_id == CALIBRATION.c.id,
        CALIBRATOR.c.user_id == looking.user_id,
    ]
    row = session.connection.execute(select(CALIBRATION).where(*taking_part)).first()
    if row is None:
        raise NotFound(f"There is no calibration {looking.calibration_id} in which you grade this conversation.")
    if row.closed_at is not None or row.until < session.at:
        raise Conflict("This calibration is over; nothing is graded in it any more.")
    card: Wire = row.scorecard
    return card


def begin(session: Session, looking: Looking, said: Said) -> Grading:
    """A new draft; Outdated where there is one already."""
    if draft_of(session, looking) is not None:
        raise Outdated(ELSEWHERE)
    if looking.purpose is Purpose.CALIBRATION and submitted_of(session, looking) is not None:
        raise Conflict("What was submitted in a calibration stays as it is: others have seen it, and you theirs.")
    values = {name: getattr(looking, name) for name in Looking.__slots__} | _values(said)
    values |= {"version": 1, "since": session.at, "changed_at": session.at}
    id_ = session.connection.execute(insert(GRADING).values(values).returning(GRADING.c.id)).scalar_one()
    return _kept(session, id_)


def write(session: Session, draft: Grading, known: int, said: Said) -> Grading:
    """Write on at a draft of which a version is known; Outdated where it is an older one, or submitted."""
    values = _values(said) | {"version": known + 1, "changed_at": session.at}
    return _changed(session, draft, known, values)


def submit(session: Session, draft: Grading, known: int, score: float | None, uncapped: float | None) -> Grading:
    """Make a grading of a draft of which a version is known, with the score that it adds up to."""
    values = {"version": known + 1, "submitted_at": session.at, "score": score, "uncapped": uncapped}
    return _changed(session, draft, known, values)


def reopen(session: Session, grading: Grading) -> Grading:
    """Make a draft again of what was submitted the same day; Conflict where somebody relies on it already."""
    if problem := _keeps_closed(session, grading):
        raise Conflict(f"{problem}; look a second time instead.")
    values = {"submitted_at": None, "score": None, "uncapped": None, "version": grading.version + 1}
    session.connection.execute(update(GRADING).where(GRADING.c.id == grading.id).values(values))
    return _kept(session, grading.id)


def may_reopen(session: Session, grading: Grading) -> bool:
    """Whether it can be made a draft again."""
    return _keeps_closed(session, grading) is None


def discard(session: Session, draft: Grading) -> None:
    """Take a draft away; Conflict if it was submitted."""
    if draft.submitted_at is not None:
        raise Conflict("What was submitted stays; look a second time, and the newer one counts.")
    session.connection.execute(delete(GRADING).where(GRADING.c.id == draft.id))


def acknowledge(session: Session, grading: Grading) -> Grading:
    """Write down that the agent has read a grading; the first time stays."""
    first = GRADING.c.id == grading.id, GRADING.c.acknowledged_at.is_(None)
    session.connection.execute(update(GRADING).where(*first).values(acknowledged_at=session.at))
    return _kept(session, grading.id)


def _keeps_closed(session: Session, grading: Grading) -> str | None:
    """Why a grading stays as it was submitted, or None if it may be opened again."""
    if grading.submitted_at is None:
        return "This is a draft already"
    if grading.purpose is Purpose.CALIBRATION:
        return "What was submitted in a calibration stays as it is"
    if grading.acknowledged_at is not None:
        return "The agent has read this grading"
    if grading.submitted_at.date() != session.at.date():
        return "This grading was submitted before today"
    if session.connection.execute(select(DISPUTE.c.id).where(DISPUTE.c.grading_id == grading.id)).first():
        return "The agent has disputed this grading"
    return "You have looked at this conversation again since" if _is_looked_at_again(session, grading) else None


def _is_looked_at_again(session: Session, grading: Grading) -> bool:
    looking = Looking(grading.conversation_id, grading.user_id, grading.purpose)
    newest = submitted_of(session, looking)
    return draft_of(session, looking) is not None or (newest is not None and newest.id != grading.id)


def _changed(session: Session, draft: Grading, known: int, values: Mapping[str, object]) -> Grading:
    as_known = GRADING.c.id == draft.id, GRADING.c.version == known, GRADING.c.submitted_at.is_(None)
    if not session.connection.execute(update(GRADING).where(*as_known).values(values)).rowcount:
        raise Outdated(ELSEWHERE)
    return _kept(session, draft.id)


def _values(said: Said) -> dict[str, object]:
    return {"scorecard": dict(said.scorecard), "ratings": dict(said.ratings), "comment": said.comment}


def _of(looking: Looking) -> ColumnElement[bool]:
    return and_(*(GRADING.c[name] == getattr(looking, name) for name in Looking.__slots__))


def _is_seen(by: int | None) -> ColumnElement[bool]:
    """One's own, or what anybody has submitted for quality."""
    if by is not None:
        return GRADING.c.user_id == by
    return and_(GRADING.c.purpose == Purpose.QUALITY.value, GRADING.c.submitted_at.is_not(None))


def _kept(session: Session, id_: int) -> Grading:
    return _found(session, GRADING.c.id == id_)[0]


def _found(session: Session, *wanted: ColumnElement[bool]) -> Sequence[Grading]:
    rows = session.connection.execute(_whole().where(*wanted).order_by(GRADING.c.id.desc()))
    return [_grading(row) for row in rows]


def _whole() -> Select[Any]:
    newer = GRADING.alias()
    same = (newer.c[name] == GRADING.c[name] for name in ("conversation_id", "user_id", "purpose"))
    later = select(newer.c.id).where(*same, newer.c.id > GRADING.c.id, newer.c.submitted_at.is_not(None))
    counts = and_(_is_seen(None), ~later.exists()).label("counts")
    columns = [GRADING.c[name] for name in Grading.__slots__ if name in GRADING.c]
    return (
        select(*columns, USER.c.name.label("author"), counts)
        .join(CONVERSATION, CONVERSATION.c.id == GRADING.c.conversation_id)
        .join(USER, USER.c.id == GRADING.c.user_id)
    )


def _grading(row: Row[Any]) -> Grading:
    return Grading(**row._asdict() | {"purpose": Purpose(row.purpose), "counts": bool(row.counts)})
