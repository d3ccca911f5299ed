"""Those who take part: one record over two sources where nothing speaks against it, and none of the erased."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.errors import NotFound, StorageError
from heard.storage.conversations import Kept, keep
from heard.storage.people.identity import identifiers_of
from heard.storage.people.records import MOST_SHARING, check_key, is_anything_sealed, known_customer
from heard.storage.schema import AGENT, CUSTOMER, TEAM, TOMBSTONE
from heard.storage.store import Session, Store
from heard.storage.vault import Vault
from tests.people import conversation
from tests.storage.conftest import NOW

RUTH = Customer("1", "Ruth Berg", "ruth@example.test")


def talk(id_: str, customer: Customer, *, team: str = "Delivery") -> Conversation:
    """A conversation of a customer with Tom."""
    return replace(conversation("C: Hi"), id=id_, customer=customer, agent=Agent("a1", "Tom"), team=team)


def customers(session: Session) -> int:
    """How many records of customers there are."""
    return session.connection.execute(select(func.count()).select_from(CUSTOMER)).scalar_one()


def erase(session: Session, source: str, customer: Customer) -> None:
    """Leave of a customer what is left of those who were erased."""
    for each in identifiers_of(source, customer):
        row = {"digest": each.digest(session.vault), "erased_at": NOW}
        session.connection.execute(TOMBSTONE.insert().values(row))


def test_one_who_writes_to_two_sources_is_one(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [talk("t1", RUTH)])
        keep(session, "desk", [talk("t1", replace(RUTH, id="77"))])
        assert customers(session) == 1
        assert known_customer(session, 1).identifiers == identifiers_of("shop", RUTH) | identifiers_of(
            "desk", Customer("77")
        )


def test_one_who_is_there_twice_in_a_batch_is_one(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [talk(id_, RUTH) for id_ in "abc"])
        assert customers(session) == 1


@pytest.mark.parametrize("together", [True, False])
def test_two_ids_of_one_source_stay_two(store: Store, *, together: bool) -> None:
    talks = [talk("t1", RUTH), talk("t2", replace(RUTH, id="2"))]
    with store.writing() as session:
        for batch in [talks] if together else [[each] for each in talks]:
            keep(session, "shop", batch)
        assert customers(session) == 2


def test_an_address_that_very_many_give_joins_nobody(store: Store) -> None:
    with store.writing() as session:
        for number in range(MOST_SHARING + 1):
            keep(session, "shop", [talk(f"t{number}", replace(RUTH, id=str(number)))])
        keep(session, "desk", [talk("t", replace(RUTH, id="77"))])
        assert customers(session) == MOST_SHARING + 2


def test_nothing_of_a_customer_can_be_read_without_the_key(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [talk("t1", RUTH)])
        rows = [
            tuple(row)
            for table in ("customer", "identifier")
            for row in session.connection.exec_driver_sql(
                f"SELECT * FROM {table}"  # noqa: S608 - names of our own
            )
        ]
    assert "ruth" not in repr(rows).lower()


@pytest.mark.parametrize(
    "given", [RUTH, Customer("9", None, "ruth@example.test"), Customer("1")], ids=["as before", "address", "id"]
)
def test_one_who_was_erased_does_not_come_back(store: Store, given: Customer) -> None:
    with store.writing() as session:
        erase(session, "shop", RUTH)
        assert keep(session, "shop", [talk("t1", given), talk("t2", Customer("5"))]) == Kept(new=1, erased=1, turns=1)
        assert customers(session) == 1


def test_a_conversation_that_is_there_does_not_grow_by_one_who_was_erased(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [replace(talk("t1", RUTH), customer=None)])
        erase(session, "shop", RUTH)
        assert keep(session, "shop", [talk("t1", RUTH)]) == Kept(erased=1)


def test_agents_are_told_apart_by_source_and_teams_by_name(store: Store) -> None:
    with store.writing() as session:
        keep(session, "shop", [talk("t1", RUTH), talk("t2", RUTH)])
        keep(session, "desk", [talk("t1", RUTH)])
        counts = [session.connection.execute(select(func.count()).select_from(each)).scalar() for each in (AGENT, TEAM)]
    assert counts == [2, 1]


def test_it_says_whether_anything_needs_the_key(store: Store) -> None:
    assert not is_anything_sealed(store.database)
    with store.writing() as session:
        erase(session, "shop", RUTH)
    assert is_anything_sealed(store.database)


def test_another_key_is_noticed(store: Store) -> None:
    other = replace(store, vault=Vault([bytes(32)]))
    with other.reading() as session:
        check_key(session)
    with store.writing() as session:
        keep(session, "shop", [talk("t1", RUTH)])
        check_key(session)
    with other.reading() as session, pytest.raises(StorageError, match="does not open with this key"):
        check_key(session)


def test_who_is_not_there_is_named(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotFound, match="no customer 7"):
        known_customer(session, 7)
