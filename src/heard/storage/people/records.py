"""Customers with their identifiers, agents and teams: found again, or made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, func, insert, select, update

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.errors import Conflict, NotFound
from heard.storage.database import Database
from heard.storage.people.identity import Identifier, IdentifierKind, identifiers_of, plain_number, same_person
from heard.storage.schema import AGENT, CUSTOMER, IDENTIFIER, TEAM, TOMBSTONE
from heard.storage.store import Session

# Longer numbers are telephone numbers.
LONGEST_KEY = 9
# What so many customers of one source have given is a form's address or a switchboard's number, and nobody's own.
MOST_SHARING = 20


class ErasedCustomer(Exception):
    """Somebody whose traces were erased on request: nothing of them may come in again."""


@dataclass(slots=True)
class Known:
    """A customer as the store knows them: the key of their record, their name and their identifiers."""

    id: int
    name: str | None
    analysed: bool = True
    identifiers: set[Identifier] = field(default_factory=set)


class People:
    """Those who take part in some conversations of one source, looked up together."""

    def __init__(self, session: Session, source: str, conversations: Sequence[Conversation]) -> None:
        self._session = session
        self.source = source
        given = {each.customer: identifiers_of(source, each.customer) for each in conversations if each.customer}
        self._digests = {each: each.digest(session.vault) for one in given.values() for each in one}
        self._erased = self._column(TOMBSTONE.c.digest, TOMBSTONE.c.digest.in_(self._digests.values()))
        self._customers = self._who_share()
        agents = {each.agent.id for each in conversations if each.agent}
        teams = {each.team for each in conversations if each.team}
        self._agents = self._keys(AGENT.c.external_id, AGENT.c.external_id.in_(agents), AGENT.c.source == source)
        self._teams = self._keys(TEAM.c.name, TEAM.c.name.in_(teams))

    def customer(self, customer: Customer) -> int:
        """The key of a customer's record, which is made or completed; ErasedCustomer if they asked to be forgotten."""
        given = identifiers_of(self.source, customer)
        if any(self._digests[each] in self._erased for each in given):
            raise ErasedCustomer
        known = self.known(customer) or Known(self._new_customer(customer.name), customer.name)
        self._add_identifiers(known, given - known.identifiers)
        return known.id

    def known(self, customer: Customer) -> Known | None:
        """The record of a customer, if there is one that is surely theirs."""
        given = identifiers_of(self.source, customer)
        sharing = {known.id: known for each in given for known in self._customers[each]}
        for _, known in sorted(sharing.items()):
            if same_person(known.name, known.identifiers, customer.name, given):
                return known
        return None

    def agent(self, agent: Agent) -> int:
        """The key of an agent's record, which is made if need be."""
        if agent.id not in self._agents:
            row = insert(AGENT).values(source=self.source, external_id=agent.id, name=agent.name)
            self._agents[agent.id] = self._session.connection.execute(row.returning(AGENT.c.id)).scalar_one()
        return self._agents[agent.id]

    def team(self, name: str) -> int:
        """The key of a team's record, which is made if need be."""
        if name not in self._teams:
            row = insert(TEAM).values(name=name).returning(TEAM.c.id)
            self._teams[name] = self._session.connection.execute(row).scalar_one()
        return self._teams[name]

    def _new_customer(self, name: str | None) -> int:
        sealed = self._session.vault.seal(name) if name else None
        row = insert(CUSTOMER).values(name=sealed, analysed=True, since=self._session.at).returning(CUSTOMER.c.id)
        return int(self._session.connection.execute(row).scalar_one())

    def _add_identifiers(self, known: Known, new: Iterable[Identifier]) -> None:
        rows = []
        for each in sorted(new):
            sealed = self._session.vault.seal(each.value)
            rows.append({"customer_id": known.id, "kind": each.kind, "digest": self._digests[each], "sealed": sealed})
            known.identifiers.add(each)
            self._customers[each].append(known)
        if rows:
            self._session.connection.execute(insert(IDENTIFIER), rows)

    def _who_share(self) -> defaultdict[Identifier, list[Known]]:
        """The customers known by the identifiers that are given, but for those that say nothing of one person."""
        found: defaultdict[Identifier, list[Known]] = defaultdict(list)
        one = [digest for each, digest in self._digests.items() if not each.is_shared]
        given = IDENTIFIER.c.digest.in_(one)
        worn = (
            select(IDENTIFIER.c.digest).where(given).group_by(IDENTIFIER.c.digest).having(func.count() > MOST_SHARING)
        )
        personal = given & IDENTIFIER.c.digest.not_in(worn)
        for known in known_customers(self._session, self._column(IDENTIFIER.c.customer_id, personal)):
            for each in known.identifiers:
                found[each].append(known)
        return found

    def _column(self, column: ColumnElement[Any], where: ColumnElement[bool]) -> set[Any]:
        return set(self._session.connection.execute(select(column).where(where)).scalars())

    def _keys(self, name: Column[str], *where: ColumnElement[bool]) -> dict[str, int]:
        rows = self._session.connection.execute(select(name, name.table.c.id).where(*where))
        return {row[0]: row[1] for row in rows}


def is_anything_sealed(database: Database) -> bool:
    """Whether there is anything that only the key opens or finds."""
    with database.reading() as connection:
        return any(
            connection.execute(select(column).limit(1)).first() for column in (IDENTIFIER.c.id, TOMBSTONE.c.digest)
        )


def check_key(session: Session) -> None:
    """StorageError if what is sealed was sealed with another key."""
    sealed = session.connection.execute(select(IDENTIFIER.c.sealed).limit(1)).scalar()
    if sealed is not None:
        session.vault.open(sealed)


def known_customer(session: Session, id_: int) -> Known:
    """What the store knows of a customer, opened; NotFound if there is none of this key."""
    found = known_customers(session, [id_])
    if not found:
        raise NotFound(f"There is no customer {id_} in the store.")
    return found[0]


def find_customer(session: Session, words: str) -> int:
    """The key of a customer by key, address, number or the id that a source gave; NotFound or Conflict if unclear."""
    ids = find_customers(session, words)
    if not ids:
        raise NotFound(f"The store knows no customer {words}; give a key, an e-mail address, a number or source:id.")
    if len(ids) > 1:
        raise Conflict(f"{words} may be any of the customers {', '.join(map(str, sorted(ids)))}; name one of them.")
    return ids.pop()


def find_customers(session: Session, words: str) -> set[int]:
    """The keys of all whom such words may mean."""
    given = {words.strip(), words.strip().lower(), plain_number(words) or ""}
    digests = [Identifier(kind, each).digest(session.vault) for each in given for kind in IdentifierKind]
    found = select(IDENTIFIER.c.customer_id).where(IDENTIFIER.c.digest.in_(digests))
    ids: set[int] = set(session.connection.execute(found).scalars())
    if words.strip().isdecimal() and len(words) <= LONGEST_KEY:
        ids |= {known.id for known in known_customers(session, [int(words)])}
    return ids


def set_analysed(session: Session, id_: int, *, analysed: bool) -> None:
    """Say whether a customer's conversations may be reviewed; NotFound if there is none of this key."""
    if session.connection.execute(update(CUSTOMER).where(CUSTOMER.c.id == id_).values(analysed=analysed)).rowcount == 0:
        raise NotFound(f"There is no customer {id_} in the store.")


def known_customers(session: Session, ids: Iterable[int]) -> list[Known]:
    """What the store knows of some customers, opened."""
    columns = CUSTOMER.c.id, CUSTOMER.c.name, CUSTOMER.c.analysed, IDENTIFIER.c.kind, IDENTIFIER.c.sealed
    joined = select(*columns).outerjoin(IDENTIFIER, IDENTIFIER.c.customer_id == CUSTOMER.c.id)
    known: dict[int, Known] = {}
    for id_, name, analysed, kind, sealed in session.connection.execute(joined.where(CUSTOMER.c.id.in_(ids))):
        if id_ not in known:
            known[id_] = Known(id_, session.vault.open(name) if name else None, analysed)
        if sealed is not None:
            known[id_].identifiers.add(Identifier(IdentifierKind(kind), session.vault.open(sealed)))
    return list(known.values())
