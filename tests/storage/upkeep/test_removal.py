"""Removal: some conversations go with all that hangs on them alone; what anything else is kept of stays."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Row, Table, delete, select

from heard.access import AccessRole
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.demo.made_up import made_up, made_up_ids
from heard.errors import NotFound
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import agent_key, all_teams, team_key
from heard.storage.conversations import find, keep, load
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from heard.storage.people.records import find_customer, known_customer
from heard.storage.reviews import content_of, keep_review
from heard.storage.schema import CONVERSATION
from heard.storage.search import search
from heard.storage.store import Store
from heard.storage.upkeep.removal import ids_kept, remove_conversations
from heard.storage.upkeep.tables import METADATA
from tests.storage.conftest import NOW
from tests.storage.test_conversations import TALK
from tests.storage.test_reviews import review

RUTH = Customer("c1", "Ruth", "ruth@example.test")
OTHER = replace(TALK, id="TK-9", team="Refunds", agent=Agent("a9"), customer=Customer("c9", "Tom", "tom@example.test"))
# The same Ruth, by hand: another source, and no id that the first would know.
BY_HAND = replace(TALK, id="by-hand", agent=Agent("me"), customer=Customer("walk-in", "Ruth", "ruth@example.test"))


def keep_all(store: Store, *talks: Conversation, source: str = "demo") -> None:
    """Keep conversations of a source."""
    with store.writing() as session:
        keep(session, source, talks)


def rows_of(store: Store) -> dict[str, set[Row[Any]]]:
    """All that is in the store."""
    with store.reading() as session:
        return {table.name: set(session.connection.execute(select(*_plain(table)))) for table in METADATA.sorted_tables}


def _plain(table: Table) -> list[Column[Any]]:
    """The columns whose values can stand in a set."""
    return [column for column in table.c if not isinstance(column.type, JSON)]


def removed(store: Store, *ids: str) -> dict[str, int]:
    """What went with conversations of the source demo."""
    with store.writing() as session:
        return {name: count for name, count in remove_conversations(session, "demo", ids).items() if count}


@pytest.fixture
def talk(store: Store) -> Conversation:
    """A conversation of the source demo, reviewed and noticed, beside one of a helpdesk."""
    keep_all(store, OTHER, source="desk")
    with store.writing() as session:
        keep(session, "demo", [replace(TALK, customer=RUTH)])
        id_ = find(session, "demo", TALK.id)
        keep_review(session, id_, content_of(session, id_), review())
        notice(session, id_, Notified.CHURN_RISK, "m1")
    return TALK


def test_all_that_hangs_on_them_goes_and_is_counted(store: Store, talk: Conversation) -> None:
    assert removed(store, talk.id) == {
        "conversations": 1,
        "turns": 3,
        "reviews": 1,
        "events": 1,
        "customers": 1,
        "agents": 1,
        "teams": 1,
    }
    with store.reading() as session:
        assert {hit.conversation_id for hit in search(session, "depot")} == {find(session, "desk", OTHER.id)}
        assert list(all_teams(session).values()) == ["Refunds"]


def test_the_store_is_afterwards_as_it_was_before(store: Store) -> None:
    keep_all(store, OTHER, source="desk")
    before = rows_of(store)
    keep_all(store, TALK)
    removed(store, TALK.id)
    assert rows_of(store) == before


def test_it_happens_once(store: Store, talk: Conversation) -> None:
    removed(store, talk.id)
    assert removed(store, talk.id) == {}


def test_others_of_the_source_and_the_same_id_of_another_stay(store: Store, talk: Conversation) -> None:
    keep_all(store, replace(OTHER, id="mine"))
    keep_all(store, talk, source="desk")
    removed(store, talk.id)
    with store.reading() as session:
        assert ids_kept(session, "demo", [talk.id, "mine"]) == {"mine"}
        assert load(session, find(session, "desk", talk.id)).turns == talk.turns


def test_a_customer_who_came_in_by_hand_meanwhile_stays(store: Store, talk: Conversation) -> None:
    keep_all(store, BY_HAND, source="desk")
    assert removed(store, talk.id) == {"conversations": 1, "turns": 3, "reviews": 1, "events": 1, "agents": 1}
    with store.reading() as session:
        known = known_customer(session, find_customer(session, "ruth@example.test"))
        assert known.name == "Ruth"
        assert {each.value for each in known.identifiers} == {"desk:walk-in", "ruth@example.test"}
        with pytest.raises(NotFound):
            find_customer(session, "demo:c1")


def test_a_customer_of_two_conversations_stays_until_the_last(store: Store, talk: Conversation) -> None:
    keep_all(store, replace(talk, id="TK-2", customer=RUTH))
    assert "customers" not in removed(store, talk.id)
    with store.reading() as session:
        assert find_customer(session, "demo:c1")
    assert removed(store, "TK-2")["customers"] == 1


def test_a_customer_whom_another_source_knows_stays(store: Store, talk: Conversation) -> None:
    keep_all(store, BY_HAND, source="desk")
    with store.writing() as session:
        session.connection.execute(delete(CONVERSATION).where(CONVERSATION.c.source == "desk"))
    assert "customers" not in removed(store, talk.id)
    with store.reading() as session:
        assert find_customer(session, "desk:walk-in")


def test_a_team_to_which_somebody_belongs_stays(store: Store, talk: Conversation) -> None:
    with store.writing() as session:
        users.add_user(session, "ada@example.test", "Ada", [HeldRole(AccessRole.AGENT, team_key(session, "Delivery"))])
    assert "teams" not in removed(store, talk.id)


def test_an_agent_of_another_source_stays(store: Store, talk: Conversation) -> None:
    keep_all(store, replace(talk, id="TK-3"), source="desk")
    removed(store, talk.id)
    with store.reading() as session:
        assert agent_key(session, "desk", "a1") is not None
        assert agent_key(session, "demo", "a1") is None


def test_the_made_up_conversations_leave_nothing_behind(store: Store) -> None:
    keep_all(store, OTHER, source="desk")
    before = rows_of(store)
    keep_all(store, *made_up(NOW))
    gone = removed(store, *made_up_ids())
    assert gone == {"conversations": 60, "turns": 360, "customers": 26, "agents": 5, "teams": 2}
    assert rows_of(store) == before
