"""Retention: how long each class of data is kept, what is past it now, and its deletion."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select

from heard.privacy.retention import Hold, Retention
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import KINDS
from heard.storage.happening.events import EventType
from heard.storage.insights.sums import count_as_gone
from heard.storage.jobs import JobState
from heard.storage.outgoing.deliveries import first_needed
from heard.storage.schema import CONVERSATION, CUSTOMER, EVENT, JOB, REVIEW
from heard.storage.store import Session


def past_retention(session: Session, retention: Retention) -> Mapping[str, int]:
    """How much of each class is past its time: the preview of what would be deleted."""
    due = _due(session, retention)
    counts = {name: select(func.count()).select_from(table).where(where) for name, (table, where) in due.items()}
    return {name: session.connection.execute(count).scalar_one() for name, count in counts.items()}


def classes_of(session: Session, retention: Retention) -> Sequence[str]:
    """The classes with a limit, in the order in which they go: a customer goes after their conversations."""
    return tuple(_due(session, retention))


def some_past_retention(session: Session, retention: Retention, name: str, *, most: int) -> Sequence[Any]:
    """The keys of some rows of a class that are past their time: to look for them holds nobody up who writes."""
    table, where = _due(session, retention)[name]
    key = table.primary_key.columns[0]
    return session.connection.execute(select(key).where(where).order_by(key).limit(most)).scalars().all()


def drop_past_retention(
    session: Session, retention: Retention, name: str, keys: Sequence[Any], *, kinds: Mapping[str, Kind] = KINDS
) -> int:
    """Delete those of these rows that are past their time still; how many went.

    What conversations come to stays in the sums; `kinds` are those of the behaviours that are measured.
    """
    table, where = _due(session, retention)[name]
    key = table.primary_key.columns[0]
    going = session.connection.execute(select(key).where(key.in_(keys), where)).scalars().all()
    if table is CONVERSATION and going:
        count_as_gone(session, kinds, going)
    return session.connection.execute(delete(table).where(key.in_(going))).rowcount


def _due(session: Session, retention: Retention) -> dict[str, tuple[Table, ColumnElement[bool]]]:
    """Each class with a limit: its table, and which of its rows are past it."""
    last = func.coalesce(CONVERSATION.c.last_at, CONVERSATION.c.kept_at)
    free = ~is_held(retention.hold)
    due: dict[str, tuple[Table, ColumnElement[bool]]] = {}
    if retention.conversations is not None:
        before = session.at - timedelta(days=retention.conversations)
        talked = select(CONVERSATION.c.id).where(CONVERSATION.c.customer_id == CUSTOMER.c.id).exists()
        due["conversations"] = CONVERSATION, and_(last < before, free)
        loose = CUSTOMER.c.id.not_in(retention.hold.customers)
        due["customers"] = CUSTOMER, and_(CUSTOMER.c.since < before, ~talked, loose)
    if retention.reviews is not None:
        old = REVIEW.c.made_at < session.at - timedelta(days=retention.reviews)
        due["reviews"] = REVIEW, and_(old, REVIEW.c.conversation_id.in_(select(CONVERSATION.c.id).where(free)))
    if retention.jobs is not None:
        ended = JOB.c.state != JobState.RUNNING.value
        due["jobs"] = JOB, and_(ended, JOB.c.changed_at < session.at - timedelta(days=retention.jobs))
    due["events"] = EVENT, _old_events(session, retention.events)
    return due


def is_held(hold: Hold) -> ColumnElement[bool]:
    """Whether a conversation stays whatever its time."""
    # Nobody has the key 0.
    whose = func.coalesce(CONVERSATION.c.customer_id, 0)
    return or_(CONVERSATION.c.id.in_(hold.conversations), whose.in_(hold.customers))


def _old_events(session: Session, days: int) -> ColumnElement[bool]:
    """Events that told of turns and that nobody reads on from: the oldest without a gap, so that it shows what went.

    Notices stay with their conversation, since each is given once. The newest stays, since numbers count on from it.
    """
    turns = EVENT.c.type == EventType.TURNS.value
    newest = select(func.max(EVENT.c.id)).where(turns).scalar_subquery()
    old = turns & (EVENT.c.at < session.at - timedelta(days=days)) & (EVENT.c.id < newest)
    needed = first_needed(session)
    return old if needed is None else old & (EVENT.c.id < needed)
