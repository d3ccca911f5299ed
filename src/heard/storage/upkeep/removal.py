"""Removal of some conversations, with the people and teams that nothing else is kept of."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, delete, func, or_, select

from heard.storage.access.teams import forget_gone_teams
from heard.storage.people.identity import IdentifierKind
from heard.storage.people.records import Known, known_customers
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import FIGURES
from heard.storage.schema import AGENT, CONVERSATION, CUSTOMER, EVENT, HELD_ROLE, IDENTIFIER, TEAM
from heard.storage.store import Session
from heard.storage.upkeep.erasure import OF_A_CONVERSATION


def ids_kept(session: Session, source: str, ids: Collection[str]) -> frozenset[str]:
    """Which of these ids of a source are in the store."""
    chosen = select(CONVERSATION.c.external_id).where(_among(source, ids))
    return frozenset(session.connection.execute(chosen).scalars())


def remove_conversations(session: Session, source: str, ids: Collection[str]) -> Mapping[str, int]:
    """Delete these conversations of a source and all that hangs on them alone; how much of each kind went.

    A customer or a team of whom anything else is kept stays; the id that the source gave such a customer goes.
    """
    columns = (CONVERSATION.c[name] for name in ("id", "customer_id", "agent_id", "team_id"))
    rows = session.connection.execute(select(*columns).where(_among(source, ids))).all()
    keys = [row.id for row in rows]
    counts = {"conversations": len(keys)}
    for name, table in {**OF_A_CONVERSATION, "events": EVENT}.items():
        counts[name] = _count(session, table, table.c.conversation_id.in_(keys))
    mark_stale(session, FIGURES.c.conversation_id.in_(keys))
    session.connection.execute(delete(CONVERSATION).where(CONVERSATION.c.id.in_(keys)))
    counts["customers"] = _remove_customers(session, source, rows)
    counts["agents"] = _delete(session, AGENT, _is_idle(AGENT, "agent_id", rows))
    is_held = select(HELD_ROLE.c.id).where(HELD_ROLE.c.team_id == TEAM.c.id).exists()
    counts["teams"] = _delete(session, TEAM, and_(~is_held, _is_idle(TEAM, "team_id", rows)))
    forget_gone_teams(session)
    return counts


def _among(source: str, ids: Collection[str]) -> ColumnElement[bool]:
    return and_(CONVERSATION.c.source == source, CONVERSATION.c.external_id.in_(ids))


def _remove_customers(session: Session, source: str, rows: Sequence[Row[Any]]) -> int:
    """Delete the customers whom nobody else knows; the others are known by this source no more."""
    keys = {row.customer_id for row in rows} - {None}
    of_them = select(CONVERSATION.c.customer_id, CONVERSATION.c.source).where(CONVERSATION.c.customer_id.in_(keys))
    there = {(row.customer_id, row.source) for row in session.connection.execute(of_them.distinct())}
    talking = {key for key, _ in there}
    known = known_customers(session, keys)
    alone = [each.id for each in known if each.id not in talking and _sources(each) <= {source, None}]
    forgotten = [
        and_(IDENTIFIER.c.customer_id == each.id, IDENTIFIER.c.digest == identifier.digest(session.vault))
        for each in known
        if each.id not in alone and (each.id, source) not in there
        for identifier in each.identifiers
        if identifier.kind is IdentifierKind.SOURCE_ID and identifier.source == source
    ]
    if forgotten:
        session.connection.execute(delete(IDENTIFIER).where(or_(*forgotten)))
    return _delete(session, CUSTOMER, CUSTOMER.c.id.in_(alone))


def _sources(known: Known) -> set[str | None]:
    return {each.source for each in known.identifiers}


def _is_idle(table: Table, name: str, rows: Sequence[Row[Any]]) -> ColumnElement[bool]:
    """The records that took part in conversations of these rows, and have none now."""
    had = {getattr(row, name) for row in rows} - {None}
    has = select(CONVERSATION.c.id).where(CONVERSATION.c[name] == table.c.id).exists()
    return and_(table.c.id.in_(had), ~has)


def _count(session: Session, table: Table, where: ColumnElement[bool]) -> int:
    return session.connection.execute(select(func.count()).select_from(table).where(where)).scalar_one()


def _delete(session: Session, table: Table, where: ColumnElement[bool]) -> int:
    return session.connection.execute(delete(table).where(where)).rowcount
