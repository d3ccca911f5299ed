"""Workshops: several people answer the same customer, round by round, and nobody can tell who wrote what.

While a round is open an answer is tied to its writer, so that they may change it. Once the round is over the tie is
gone from the store, and the answers lie in an order of chance; when the next begins they are gone as well. Which answer
somebody would like to get is kept as theirs for as long, so that they may choose another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Row, Table, delete, func, insert, select, update

from heard.errors import Conflict, NotFound
from heard.storage.columns import PackedJson, UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, USER, key
from heard.storage.store import Session

# A room that nobody has closed closes by itself; what was said in it is gone after so many days more.
LONGEST, KEPT = timedelta(hours=12), timedelta(days=30)
# Whoever was not seen for so long has left; more answers than these nobody reads side by side.
AWAY, MOST_ANSWERS = timedelta(minutes=2), 60
# Several open at once are a mistake rather than a wish.
MOST_OPEN = 5

WORKSHOP = Table(
    "workshop",
    METADATA,
    key(),
    Column("code", Words, nullable=False, unique=True),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("scenario", Words, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("said", PackedJson, nullable=False),
    Column("round", Integer, nullable=False),
    Column("compares", Boolean, nullable=False),
    Column("reveals", Boolean, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
)
ANSWER = Table(
    "workshop_answer",
    METADATA,
    key(),
    Column("workshop_id", KEY, ForeignKey(WORKSHOP.c.id, ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), index=True),
    Column("text", Words, nullable=False),
    Column("did", PackedJson),
)
GUEST = Table(
    "workshop_guest",
    METADATA,
    Column("workshop_id", KEY, ForeignKey(WORKSHOP.c.id, ondelete=GONE_WITH_IT), primary_key=True),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), primary_key=True, index=True),
    Column("seen_at", UtcTime, nullable=False),
    Column("vote", KEY, ForeignKey(ANSWER.c.id, ondelete="SET NULL"), index=True),
)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A room: the card it is played from, each reply that was gone on with and the customer's line, and the round.

    `round` counts from 1; it `compares` once its answers stand side by side, and `reveals` what each of them does once
    people have chosen.
    """

    id: int
    code: str
    user_id: int
    scenario: str
    seed: int
    said: Sequence[tuple[str, str]]
    round: int
    compares: bool
    reveals: bool
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the round, by nobody; `did` is what it does to the customer, `votes` who would like to get it."""

    id: int
    text: str
    did: Mapping[str, Any]
    votes: int


def open_workshop(session: Session, user: int, code: str, scenario: str, seed: int) -> None:
    """A new room of somebody's; Conflict where they have too many open."""
    open_ = [each for each in workshops_of(session, user) if each.closed_at is None]
    if len(open_) >= MOST_OPEN:
        raise Conflict(f"You have {MOST_OPEN} workshops open; close one first.")
    begun: dict[str, object] = {"said": [], "round": 1, "compares": False, "reveals": False, "opened_at": session.at}
    card = {"code": code, "user_id": user, "scenario": scenario, "seed": seed}
    session.connection.execute(insert(WORKSHOP).values(card | begun))


def workshops_of(session: Session, user: int) -> Sequence[Workshop]:
    """Somebody's rooms, the newest first."""
    rows = session.connection.execute(select(WORKSHOP).where(WORKSHOP.c.user_id == user).order_by(WORKSHOP.c.id.desc()))
    return [_workshop(session, row) for row in rows]


def workshop_at(session: Session, code: str) -> Workshop:
    """The room of a code; NotFound where there is none."""
    row = session.connection.execute(select(WORKSHOP).where(WORKSHOP.c.code == code)).first()
    if row is None:
        raise NotFound(f"There is no workshop {code}.")
    return _workshop(session, row)


def enter(session: Session, workshop: Workshop, user: int) -> None:
    """Somebody is in the room now."""
    own = GUEST.c.workshop_id == workshop.id, GUEST.c.user_id == user
    if not session.connection.execute(update(GUEST).where(*own).values(seen_at=session.at)).rowcount:
        here = {"workshop_id": workshop.id, "user_id": user, "seen_at": session.at}
        session.connection.execute(insert(GUEST).values(here))


def was_seen(session: Session, workshop: Workshop, user: int) -> bool:
    """Whether somebody was in the room just now, so that it need not be written down again."""
    own = GUEST.c.workshop_id == workshop.id, GUEST.c.user_id == user, GUEST.c.seen_at > session.at - AWAY / 4
    return session.connection.execute(select(GUEST.c.user_id).where(*own)).first() is not None


def present(session: Session, workshop: Workshop) -> int:
    """How many people are in the room, whoever opened it aside."""
    here = GUEST.c.workshop_id == workshop.id, GUEST.c.seen_at > session.at - AWAY, GUEST.c.user_id != workshop.user_id
    return int(session.connection.execute(select(func.count()).select_from(GUEST).where(*here)).scalar_one())


def answered(session: Session, workshop: Workshop) -> int:
    """How many answers the round has."""
    all_ = select(func.count()).select_from(ANSWER).where(ANSWER.c.workshop_id == workshop.id)
    return int(session.connection.execute(all_).scalar_one())


def answer_of(session: Session, workshop: Workshop, user: int) -> str | None:
    """What somebody has answered, while the round is open."""
    own = ANSWER.c.workshop_id == workshop.id, ANSWER.c.user_id == user
    return session.connection.execute(select(ANSWER.c.text).where(*own)).scalar_one_or_none()


def put_answer(session: Session, workshop: Workshop, user: int, text: str) -> None:
    """Keep somebody's answer, masked already, in the place of an earlier one; Conflict unless the round is open."""
    _check(workshop, compares=False)
    own = ANSWER.c.workshop_id == workshop.id, ANSWER.c.user_id == user
    if session.connection.execute(update(ANSWER).where(*own).values(text=text)).rowcount:
        return
    if answered(session, workshop) >= MOST_ANSWERS:
        raise Conflict(f"This round has {MOST_ANSWERS} answers, which is as many as can be read.")
    session.connection.execute(insert(ANSWER).values(workshop_id=workshop.id, user_id=user, text=text))


def texts_of(session: Session, workshop: Workshop) -> list[str]:
    """What was answered in the round, by nobody."""
    _check(workshop, compares=False)
    of_it = select(ANSWER.c.text).where(ANSWER.c.workshop_id == workshop.id).order_by(ANSWER.c.id)
    return list(session.connection.execute(of_it).scalars())


def compare(session: Session, workshop: Workshop, judged: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """End the round: these answers with what they do stand in the place of those that were tied to somebody.

    Raises Conflict where there are others by now.
    """
    texts = texts_of(session, workshop)
    if not texts:
        raise Conflict("Nobody has answered yet.")
    if sorted(texts) != sorted(text for text, _ in judged):
        raise Conflict("An answer has come in meanwhile; end the round again.")
    session.connection.execute(delete(ANSWER).where(ANSWER.c.workshop_id == workshop.id))
    # What is mixed are the answers by their words: whoever could reckon the mixing back would not find who came first.
    shuffled = sorted(judged, key=itemgetter(0))
    Random(f"{workshop.code} {workshop.round}").shuffle(shuffled)  # noqa: S311 - nothing is guarded by it
    for text, did in shuffled:
        session.connection.execute(insert(ANSWER).values(workshop_id=workshop.id, text=text, did=dict(did)))
    _change(session, workshop, compares=True)


def answers_of(session: Session, workshop: Workshop) -> Sequence[Answer]:
    """The answers side by side; none while the round is open."""
    if not workshop.compares:
        return ()
    votes = select(func.count()).select_from(GUEST).where(GUEST.c.vote == ANSWER.c.id).scalar_subquery()
    of_it = select(ANSWER.c.id, ANSWER.c.text, ANSWER.c.did, votes).where(ANSWER.c.workshop_id == workshop.id)
    return [Answer(*row) for row in session.connection.execute(of_it.order_by(ANSWER.c.id))]


def vote(session: Session, workshop: Workshop, user: int, answer: int) -> None:
    """Say which answer one would like to get, until it is told what each does: until then nobody sees a vote.

    Raises NotFound if there is none such, Conflict unless they are compared.
    """
    _check(workshop, compares=True)
    if workshop.reveals:
        raise Conflict("It is told already what the answers do; choose in the next round.")
    if answer not in {each.id for each in answers_of(session, workshop)}:
        raise NotFound(f"There is no answer {answer} in this round.")
    enter(session, workshop, user)
    own = GUEST.c.workshop_id == workshop.id, GUEST.c.user_id == user
    session.connection.execute(update(GUEST).where(*own).values(vote=answer))


def vote_of(session: Session, workshop: Workshop, user: int) -> int | None:
    """The answer that somebody would like to get."""
    own = GUEST.c.workshop_id == workshop.id, GUEST.c.user_id == user
    return session.connection.execute(select(GUEST.c.vote).where(*own)).scalar_one_or_none()


def chosen(session: Session, workshop: Workshop) -> int:
    """How many people have said which answer they would like to get."""
    who = select(func.count()).select_from(GUEST).where(GUEST.c.workshop_id == workshop.id, GUEST.c.vote.is_not(None))
    return int(session.connection.execute(who).scalar_one())


def reveal(session: Session, workshop: Workshop) -> None:
    """Tell what each answer does, and how many would like to get it; Conflict unless they are compared."""
    _check(workshop, compares=True)
    _change(session, workshop, reveals=True)


def go_on(session: Session, workshop: Workshop, reply: str, line: str) -> None:
    """The next round: this was said, and the customer answered that; the answers of the last round go."""
    _check(workshop, compares=True)
    session.connection.execute(delete(ANSWER).where(ANSWER.c.workshop_id == workshop.id))
    said = [*map(list, workshop.said), [reply, line]]
    _change(session, workshop, said=said, round=workshop.round + 1, compares=False, reveals=False)


def close_workshop(session: Session, workshop: Workshop) -> None:
    """Close a room; the answers of its last round and who was in it go."""
    for table in (ANSWER, GUEST):
        session.connection.execute(delete(table).where(table.c.workshop_id == workshop.id))
    _change(session, workshop, closed_at=workshop.closed_at or session.at)


def remove_workshop(session: Session, workshop: Workshop) -> None:
    """Remove a room; nothing of it stays."""
    session.connection.execute(delete(WORKSHOP).where(WORKSHOP.c.id == workshop.id))


def forget_old(session: Session) -> int:
    """Close the rooms that were left open, and remove those that are closed for long; how many were removed.

    A round that nobody has ended ends with its room, so that no answer stays tied to its writer.
    """
    left = WORKSHOP.c.closed_at.is_(None), WORKSHOP.c.opened_at < session.at - LONGEST
    for row in session.connection.execute(select(WORKSHOP).where(*left)).all():
        close_workshop(session, _workshop(session, row))
    old = WORKSHOP.c.closed_at < session.at - KEPT
    return session.connection.execute(delete(WORKSHOP).where(old)).rowcount


def _check(workshop: Workshop, *, compares: bool) -> None:
    if workshop.closed_at is not None:
        raise Conflict("This workshop is closed.")
    if workshop.compares is not compares:
        raise Conflict("The round is over." if workshop.compares else "The round is still open; end it first.")


def _change(session: Session, workshop: Workshop, **values: object) -> None:
    """Change a room, if it still stands as it was read."""
    stands = (WORKSHOP.c[name] == getattr(workshop, name) for name in ("id", "round", "compares", "reveals"))
    if not session.connection.execute(update(WORKSHOP).where(*stands).values(values)).rowcount:
        raise Conflict("This workshop has gone on meanwhile; look again.")


def _workshop(session: Session, row: Row[Any]) -> Workshop:
    columns = {name: getattr(row, name) for name in Workshop.__slots__}
    if row.closed_at is None and row.opened_at < session.at - LONGEST:
        columns["closed_at"] = row.opened_at + LONGEST
    return Workshop(**columns | {"said": [(reply, line) for reply, line in row.said]})
