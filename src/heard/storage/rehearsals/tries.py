"""A trainee's tries at rehearsals, as they were played and shown: their own, and in no figure, report or search."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Integer, Row, Table, delete, func, insert, select, update

from heard.errors import Conflict, NotFound
from heard.storage.columns import PackedJson, UtcTime, Words
from heard.storage.rehearsals.tasks import REPLIES_DO, note_played
from heard.storage.schema import CONVERSATION, GONE_WITH_IT, KEY, METADATA, USER, key
from heard.storage.store import Session

# More than these nobody looks back on.
MOST = 200

TRY = Table(
    "rehearsal",
    METADATA,
    key(),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("scenario", Words, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("versions", JSON, nullable=False),
    Column("said", PackedJson, nullable=False),
    Column("replies", Integer, nullable=False),
    Column("begun_at", UtcTime, nullable=False),
    Column("touched_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("end", Words),
    # One that is made of a conversation goes with it.
    Column("conversation_id", KEY, ForeignKey(CONVERSATION.c.id, ondelete=GONE_WITH_IT), index=True),
    Column("own", PackedJson),
)
BRIEF = ("id", "scenario", "seed", "replies", "begun_at", "touched_at", "ended_at", "end", "conversation_id")


@dataclass(frozen=True, slots=True)
class Moment:
    """A reply, what the customer answered, and how they stood then and the feedback, as JSON that was shown."""

    reply: str
    line: str
    state: Mapping[str, Any]
    feedback: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the first words, each moment since, and the moments of the try before a reply was taken back."""

    opening: str
    moments: tuple[Moment, ...] = ()
    earlier: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A try in a list. `end` is how the customer left; None where the trainee ended it, or it goes on.

    `conversation` is the key of the one it was made of, where it was.
    """

    id: int
    scenario: str
    seed: int
    replies: int
    begun_at: datetime
    touched_at: datetime
    ended_at: datetime | None
    end: str | None
    conversation: int | None


@dataclass(frozen=True, slots=True)
class Own:
    """A moment of a conversation that a try is made of: the conversation's key, and the moment as JSON, changed."""

    conversation: int
    moment: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptTry:
    """A try with all that was said, and the versions of what judged it when it was begun."""

    brief: Brief
    versions: Mapping[str, str]
    said: Said
    own: Own | None = None


def tries_of(session: Session, user: int) -> Sequence[Brief]:
    """A user's tries, the newest first."""
    chosen = select(*(TRY.c[name] for name in BRIEF)).where(TRY.c.user_id == user)
    return [Brief(*row) for row in session.connection.execute(chosen.order_by(TRY.c.id.desc()))]


def whole_tries_of(session: Session, user: int) -> Sequence[KeptTry]:
    """A user's tries with all that was said, the oldest first."""
    chosen = select(TRY).where(TRY.c.user_id == user).order_by(TRY.c.id)
    return [_try(row) for row in session.connection.execute(chosen)]


def find_try(session: Session, user: int, id_: int) -> KeptTry:
    """One of a user's own; NotFound if they have none of this key, be it somebody else's."""
    own = TRY.c.user_id == user, TRY.c.id == id_
    row = session.connection.execute(select(TRY).where(*own)).first()
    if row is None:
        raise _missing(id_)
    return _try(row)


def try_before(session: Session, user: int, known: KeptTry) -> KeptTry | None:
    """The try of theirs at the same scenario before this one, if anything was said in it and the same judged it."""
    own = TRY.c.user_id == user, TRY.c.scenario == known.brief.scenario, TRY.c.id < known.brief.id, TRY.c.replies > 0
    row = session.connection.execute(select(TRY).where(*own).order_by(TRY.c.id.desc()).limit(1)).first()
    before = _try(row) if row else None
    return before if before and before.versions == known.versions else None


def moment_at(session: Session, scenario: str) -> Mapping[str, Any] | None:
    """The moment that tries at this scenario are made of; None where there is no such try."""
    made = TRY.c.scenario == scenario, TRY.c.own.is_not(None)
    row = session.connection.execute(select(TRY.c.own).where(*made).limit(1)).first()
    return row.own if row else None


def make_of(session: Session, id_: int, own: Own) -> None:
    """Have a try that has just begun be made of a moment: it goes with the moment's conversation."""
    made = {"conversation_id": own.conversation, "own": dict(own.moment)}
    session.connection.execute(update(TRY).where(TRY.c.id == id_).values(made))


def begin_try(session: Session, user: int, card: tuple[str, int], versions: Mapping[str, str], opening: str) -> int:
    """The key of a new try at a scenario, by its id, with a seed; Conflict where there are too many."""
    count = select(func.count()).select_from(TRY).where(TRY.c.user_id == user)
    if session.connection.execute(count).scalar_one() >= MOST:
        raise Conflict(f"You have {MOST} rehearsals, which is as many as one can have; remove one first.")
    scenario, seed = card
    values = {
        "user_id": user,
        "scenario": scenario,
        "seed": seed,
        "versions": dict(versions),
        "said": asdict(Said(opening)),
        "replies": 0,
        "begun_at": session.at,
        "touched_at": session.at,
    }
    return int(session.connection.execute(insert(TRY).values(values).returning(TRY.c.id)).scalar_one())


def add_moment(session: Session, user: int, known: KeptTry, moment: Moment, end: str | None) -> None:
    """Keep one more reply, whose text is masked already; Conflict if the try is over, or went on since it was read."""
    if known.brief.ended_at is not None:
        raise Conflict("This rehearsal is over; take your last reply back, or begin anew.")
    said = Said(known.said.opening, (*known.said.moments, moment), known.said.earlier)
    _go_on(session, user, known, said, end)
    if end or len(said.moments) >= REPLIES_DO:
        note_played(session, user, known.brief.scenario, known.brief.begun_at)


def take_back(session: Session, user: int, known: KeptTry) -> None:
    """Go back before the last reply, and keep the moments as they were to be compared with.

    Raises Conflict where there is no reply yet, or the try went on since it was read.
    """
    moments = known.said.moments
    if not moments:
        raise Conflict("There is no reply to take back yet.")
    _go_on(session, user, known, Said(known.said.opening, moments[:-1], moments), None)


def end_try(session: Session, user: int, id_: int) -> None:
    """End a try of a user's own; one that has ended stays as it is. Taking the last reply back opens it again."""
    known = find_try(session, user, id_)
    going = TRY.c.id == id_, TRY.c.ended_at.is_(None)
    session.connection.execute(update(TRY).where(*going).values(ended_at=session.at, touched_at=session.at))
    if known.said.moments:
        note_played(session, user, known.brief.scenario, known.brief.begun_at)


def remove_try(session: Session, user: int, id_: int) -> None:
    """Remove a try of a user's own; NotFound if they have none of this key."""
    gone = delete(TRY).where(TRY.c.user_id == user, TRY.c.id == id_)
    if not session.connection.execute(gone).rowcount:
        raise _missing(id_)


def _go_on(session: Session, user: int, known: KeptTry, said: Said, end: str | None) -> None:
    """Keep what was said, if nothing has been said since `known` was read."""
    was = known.brief
    # A reply that was taken back and given anew leaves the count as it was: the time tells the two apart.
    same = TRY.c.replies == was.replies, TRY.c.touched_at == was.touched_at
    ended = TRY.c.ended_at.is_(None) if was.ended_at is None else TRY.c.ended_at == was.ended_at
    values = {
        "said": asdict(said),
        "replies": len(said.moments),
        "touched_at": session.at,
        "ended_at": session.at if end else None,
        "end": end,
    }
    own = TRY.c.user_id == user, TRY.c.id == was.id
    if not session.connection.execute(update(TRY).where(*own, *same, ended).values(values)).rowcount:
        raise Conflict("This rehearsal has gone on elsewhere; open it again to see how it stands.")


def _try(row: Row[Any]) -> KeptTry:
    said = row.said
    told = Said(said["opening"], _moments(said["moments"]), _moments(said["earlier"]))
    own = Own(row.conversation_id, row.own) if row.own else None
    return KeptTry(Brief(*(getattr(row, name) for name in BRIEF)), row.versions, told, own)


def _moments(kept: Sequence[Mapping[str, Any]]) -> tuple[Moment, ...]:
    return tuple(Moment(**each) for each in kept)


def _missing(id_: int) -> NotFound:
    return NotFound(f"There is no rehearsal {id_} of yours.")
