"""Concerns as the newest reviews have them: which are still to be read, where they lie, and the words they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, bindparam, delete, func, insert, select, update

from heard.conversation.role import Role
from heard.storage.access.reach import Reach
from heard.storage.causes.tables import CAUSE, CONCERN, NO_CAUSE, TO_READ, Floats
from heard.storage.insights.sums import Span, within
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import FIGURES
from heard.storage.reviews import content_of
from heard.storage.schema import CONVERSATION, CUSTOMER, TURN
from heard.storage.store import Session

# Whoever writes again within so long has come back.
CAME_BACK = timedelta(days=30)
# More do not make a share surer than it looks, and somebody waits.
MOST_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Voiced:
    """A concern that was read: where its words are, how it stood, where it lies, and the cause nearest to it.

    `again`: it was said again in the conversation; `puzzle_start`, `puzzle_stop`: where in the turn it
    shows that something confuses.
    """

    turn_id: str
    start: int
    stop: int
    strength: int
    unheard: bool
    kind: str
    again: bool
    puzzle_start: int | None
    puzzle_stop: int | None
    vector: Floats
    cause_id: int | None = None
    near: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A concern that is kept, by its key, and where it lies."""

    id: int
    conversation_id: int
    cause_id: int | None
    vector: Floats


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a customer that a cause was found in."""

    conversation_id: int
    turn_id: str
    start: int
    words: str
    at: datetime | None


def not_read(session: Session, *, after: int = 0, most: int = 100) -> Sequence[int]:
    """Keys of reviewed conversations whose concerns were not read, from the one after `after` on; at most so many."""
    chosen = _not_read(TO_READ.c.conversation_id).where(TO_READ.c.conversation_id > after)
    return session.connection.execute(chosen.order_by(TO_READ.c.conversation_id).limit(most)).scalars().all()


def count_not_read(session: Session) -> int:
    """How many there are of them."""
    return int(session.connection.execute(_not_read(func.count())).scalar_one())


def count_concerns(session: Session) -> int:
    """How many concerns are kept."""
    return session.connection.execute(select(func.count()).select_from(CONCERN)).scalar_one()


def keep_concerns(session: Session, conversation_id: int, content: bytes, voiced: Sequence[Voiced]) -> None:
    """Keep what was voiced in a conversation as it stood; nothing where it has changed, or gone, while it was read."""
    there = select(FIGURES.c.conversation_id).where(FIGURES.c.conversation_id == conversation_id)
    if session.connection.execute(there).first() is None or content_of(session, conversation_id) != content:
        return
    read = delete(TO_READ).where(TO_READ.c.conversation_id == conversation_id)
    if not session.connection.execute(read).rowcount:
        return
    of_it = {"conversation_id": conversation_id}
    rows = [of_it | {name: getattr(each, name) for name in Voiced.__slots__} for each in voiced]
    if rows:
        session.connection.execute(insert(CONCERN), rows)
        mark_stale(session, FIGURES.c.conversation_id == conversation_id)


def placed(session: Session, *, after: int = 0, every: int = 1, most: int = 1000) -> Sequence[Placed]:
    """Concerns in order, from the one after a key on, perhaps only every so-manieth; at most so many."""
    chosen = select(*(CONCERN.c[name] for name in Placed.__slots__)).where(CONCERN.c.id > after)
    if every > 1:
        chosen = chosen.where(CONCERN.c.id % every == 0)
    return [Placed(*row) for row in session.connection.execute(chosen.order_by(CONCERN.c.id).limit(most))]


def words_of_concerns(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
    """The words of each of these concerns."""
    rows = session.connection.execute(_with_words().where(CONCERN.c.id.in_(ids)))
    return {row.id: _words(row) for row in rows}


def grouped_in(session: Session, conversation_id: int) -> Sequence[tuple[str, int, int, str]]:
    """What was voiced in a conversation and grouped: the turn, where the words are, and what the cause is called."""
    called = func.coalesce(CAUSE.c.name, CAUSE.c.words)
    chosen = select(CONCERN.c.turn_id, CONCERN.c.start, CONCERN.c.stop, called).join(CAUSE)
    rows = session.connection.execute(chosen.where(CONCERN.c.conversation_id == conversation_id).order_by(CONCERN.c.id))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def move(session: Session, moves: Sequence[tuple[Placed, int | None, float]]) -> None:
    """Put concerns to the causes that are nearest to them now."""
    if not moves:
        return
    chosen = update(CONCERN).where(CONCERN.c.id == bindparam("key"))
    rows = [{"key": each.id, "cause": cause, "how_near": near} for each, cause, near in moves]
    values = chosen.values(cause_id=bindparam("cause"), near=bindparam("how_near"))
    session.connection.execute(values, rows)
    moved = {each.conversation_id for each, cause, _ in moves if cause != each.cause_id}
    mark_stale(session, FIGURES.c.conversation_id.in_(moved))


def quotes_of(session: Session, causes: Sequence[int], span: Span, reach: Reach, most: int) -> Sequence[Quote]:
    """What was said nearest to the middle of some causes, one quote a conversation that lies within a reach."""
    chosen = (
        _with_words()
        .join(FIGURES, FIGURES.c.conversation_id == CONCERN.c.conversation_id)
        .join(CONVERSATION, CONVERSATION.c.id == CONCERN.c.conversation_id)
        .where(CONCERN.c.cause_id.in_(causes), reach.condition(), *within(span, FIGURES))
        .order_by(CONCERN.c.near.desc(), CONCERN.c.id)
    )
    found: dict[int, Quote] = {}
    for row in session.connection.execute(chosen.limit(most * 4)):
        place = row.conversation_id, row.turn_id, row.start
        found.setdefault(row.conversation_id, Quote(*place, _words(row), row.at))
    return list(found.values())[:most]


def came_back(session: Session, causes: Sequence[int], span: Span) -> tuple[int, int]:
    """Of how many conversations it is known whether their customer came back within 30 days, and how many did.

    Of those that were kept last, at most MOST_LOOKED_AT.
    """
    talked = (
        select(CONCERN.c.conversation_id, CONVERSATION.c.customer_id, CONVERSATION.c.last_at)
        .join(FIGURES, FIGURES.c.conversation_id == CONCERN.c.conversation_id)
        .join(CONVERSATION, CONVERSATION.c.id == CONCERN.c.conversation_id)
        .where(CONCERN.c.cause_id.in_(causes), *within(span, FIGURES))
        .where(CONVERSATION.c.customer_id.is_not(None), CONVERSATION.c.last_at <= session.at - CAME_BACK)
        .distinct()
        .order_by(CONCERN.c.conversation_id.desc())
        .limit(MOST_LOOKED_AT)
    )
    talks = session.connection.execute(talked).all()
    begun: dict[int, list[datetime]] = {}
    first = func.coalesce(CONVERSATION.c.opened_at, CONVERSATION.c.last_at)
    theirs = CONVERSATION.c.customer_id.in_({row.customer_id for row in talks})
    for customer, at in session.connection.execute(select(CONVERSATION.c.customer_id, first).where(theirs)):
        if at is not None:
            begun.setdefault(customer, []).append(at)
    came = sum(any(last < at <= last + CAME_BACK for at in begun.get(customer, ())) for _, customer, last in talks)
    return len(talks), came


def opening_causes(*conditions: ColumnElement[bool]) -> Subquery:
    """The cause of what was voiced first before the first reply, or NO_CAUSE, by the conversations of some figures.

    Conversations in which nothing was, or whose concerns are not read yet, are left out.
    """
    reply = TURN.alias()
    answered = and_(reply.c.conversation_id == CONCERN.c.conversation_id, reply.c.role == Role.AGENT.value)
    first_reply = select(func.min(reply.c.place)).where(answered).scalar_subquery()
    order = func.row_number().over(
        partition_by=CONCERN.c.conversation_id, order_by=(TURN.c.place, CONCERN.c.start, CONCERN.c.id)
    )
    cause = func.coalesce(CAUSE.c.merged_into, CAUSE.c.id, NO_CAUSE)
    voiced = (
        select(CONCERN.c.conversation_id, cause.label("cause"), order.label("order"))
        .join(FIGURES, FIGURES.c.conversation_id == CONCERN.c.conversation_id)
        .join(CONVERSATION, CONVERSATION.c.id == CONCERN.c.conversation_id)
        .join(TURN, and_(TURN.c.conversation_id == CONCERN.c.conversation_id, TURN.c.external_id == CONCERN.c.turn_id))
        .outerjoin(CAUSE, CAUSE.c.id == CONCERN.c.cause_id)
        .where(*conditions, TURN.c.place < func.coalesce(first_reply, TURN.c.place + 1))
        .subquery()
    )
    return select(voiced.c.conversation_id, voiced.c.cause).where(voiced.c.order == 1).subquery()


def _not_read(what: Any) -> Select[Any]:  # noqa: ANN401 - a column or a count
    """Of customers who are to be analysed, and not read yet."""
    talk = CONVERSATION.c.id == TO_READ.c.conversation_id
    silent = select(CUSTOMER.c.id).join(CONVERSATION, CONVERSATION.c.customer_id == CUSTOMER.c.id)
    return select(what).select_from(TO_READ).where(~silent.where(talk, ~CUSTOMER.c.analysed).exists())


def _with_words() -> Select[Any]:
    of_it = (TURN.c.conversation_id == CONCERN.c.conversation_id) & (TURN.c.external_id == CONCERN.c.turn_id)
    columns = [CONCERN.c[name] for name in ("id", "conversation_id", "turn_id", "start", "stop")]
    return select(*columns, TURN.c.text, TURN.c.at).join(TURN, of_it)


def _words(row: Row[Any]) -> str:
    return str(row.text[row.start : row.stop])
