"""Notices look back: what was promised in another conversation of the customer's is at risk in this one."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.conversation.conversation import Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.settings import Settings
from heard.storage.access.reach import EVERYTHING
from heard.storage.conversations import find, keep, load
from heard.storage.happening.notices import notices
from heard.storage.happening.notified import Notified
from heard.storage.store import Store
from heard.wiring.outgoing.notices import notice_in

SAID = datetime(2026, 11, 2, 9, tzinfo=UTC)
LATER = SAID + timedelta(days=7)
WANTED = Settings(notified=frozenset({Notified.PROMISE_AT_RISK}))
ASKED = Turn("1", Role.CUSTOMER, "Still no refund for the kettle.", LATER)


def talk(id_: str, customer: str, *turns: Turn) -> Conversation:
    return Conversation(id_, turns, customer=Customer(customer))


@pytest.mark.parametrize(("customer", "found"), [("mira", [("promise_at_risk", "1")]), ("noor", [])])
def test_a_promise_of_the_same_customers_is_noticed_where_they_come_back_for_it(
    store: Store, customer: str, found: list[tuple[str, str]]
) -> None:
    promised = Turn("2", Role.AGENT, "We will refund the kettle by Wednesday.", SAID)
    with store.writing() as session:
        keep(session, "desk", [talk("before", "mira", promised), talk("now", customer, ASKED)])
        key = find(session, "desk", "now")
        conversation = load(session, key)
    noticed = [notice_in(store, WANTED, key, conversation, {"readings": []}) for _ in range(2)]
    assert noticed == [bool(found), False]
    with store.reading() as session:
        told = notices(session, EVERYTHING)
    assert [(each.details["signal"], each.details["turn_id"]) for each in told] == found
    assert {each.conversation_id for each in told} <= {key}
