"""Customers with their identifiers, agents and teams: found again, or made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, insert, select

from heard.conversation.conversation import Agent, Customer
from heard.storage.identity import Identifier, identifiers_of, same_person
from heard.storage.schema import AGENT, CUSTOMER, IDENTIFIER, TEAM, TOMBSTONE
from heard.storage.store import Session


@dataclass(frozen=True, slots=True)
class Known:
    """A customer as the store knows them: the key of their record, their name and their identifiers."""

    id: int
    name: str | None
    identifiers: frozenset[Identifier]


class ErasedCustomer(Exception):
    """Somebody whose traces were erased on request: nothing of them may come in again."""


def customer_id(session: Session, source: str, customer: Customer) -> int:
    """The key of a customer's record, which is made or completed; ErasedCustomer if they asked to be forgotten."""
    given = identifiers_of(source, customer)
    if _is_erased(session, given):
        raise ErasedCustomer
    for known in _who_share(session, given):
        if same_person(known.name, known.identifiers, customer.name, given):
            _add_identifiers(session, known.id, given - known.identifiers)
            return known.id
    name = session.vault.seal(customer.name) if customer.name else None
    made = insert(CUSTOMER).values(name=name, analysed=True, since=session.at).returning(CUSTOMER.c.id)
    id_: int = session.connection.execute(made).scalar_one()
    _add_identifiers(session, id_, given)
    return id_


def known_customer(session: Session, id_: int) -> Known:
    """What the store knows of a customer, opened."""
    name = session.connection.execute(select(CUSTOMER.c.name).where(CUSTOMER.c.id == id_)).scalar_one()
    rows = session.connection.execute(
        select(IDENTIFIER.c.kind, IDENTIFIER.c.sealed).where(IDENTIFIER.c.customer_id == id_)
    )
    identifiers = frozenset(Identifier(kind, session.vault.open(sealed)) for kind, sealed in rows)
    return Known(id_, session.vault.open(name) if name else None, identifiers)


def agent_id(session: Session, source: str, agent: Agent) -> int:
    """The key of an agent's record, which is made if need be."""
    return _one(session, AGENT, {"source": source, "external_id": agent.id}, {"name": agent.name})


def team_id(session: Session, name: str) -> int:
    """The key of a team's record, which is made if need be."""
    return _one(session, TEAM, {"name": name}, {})


def _one(session: Session, table: Table, natural: dict[str, str], rest: dict[str, str | None]) -> int:
    where: ColumnElement[bool] = and_(*(table.c[column] == value for column, value in natural.items()))
    found: int | None = session.connection.execute(select(table.c.id).where(where)).scalar()
    if found is not None:
        return found
    made: Any = session.connection.execute(insert(table).values(**natural, **rest).returning(table.c.id)).scalar_one()
    return int(made)


def _is_erased(session: Session, given: Iterable[Identifier]) -> bool:
    digests = [each.digest(session.vault) for each in given]
    found = select(TOMBSTONE.c.digest).where(TOMBSTONE.c.digest.in_(digests)).limit(1)
    return session.connection.execute(found).first() is not None


def _who_share(session: Session, given: Iterable[Identifier]) -> Iterator[Known]:
    """Those who have an identifier in common, the oldest record first."""
    digests = [each.digest(session.vault) for each in given]
    ids = select(IDENTIFIER.c.customer_id).where(IDENTIFIER.c.digest.in_(digests)).distinct()
    for id_ in sorted(session.connection.execute(ids).scalars()):
        yield known_customer(session, id_)


def _add_identifiers(session: Session, id_: int, new: Iterable[Identifier]) -> None:
    rows = [
        {
            "customer_id": id_,
            "kind": each.kind,
            "digest": each.digest(session.vault),
            "sealed": session.vault.seal(each.value),
        }
        for each in sorted(new)
    ]
    if rows:
        session.connection.execute(insert(IDENTIFIER), rows)
