"""Promises at risk: the day has come, the customer writes, and nobody has answered."""

from datetime import UTC, datetime

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.history.promises.risk import promise_at_risk

# A Monday.
SAID = datetime(2026, 11, 2, 9, tzinfo=UTC)
PROMISED = Turn("2", Role.AGENT, "I will call you by Wednesday.", SAID)


def after(*turns: Turn) -> Conversation:
    return Conversation("c", (Turn("1", Role.CUSTOMER, "Where is it?", SAID), PROMISED, *turns))


@pytest.mark.parametrize(("day", "at_risk"), [(3, False), (4, True), (9, True)])
def test_it_is_at_risk_from_its_day_on(day: int, at_risk: bool) -> None:  # noqa: FBT001 - a column of the table
    found = promise_at_risk(after(Turn("3", Role.CUSTOMER, "Nobody called.", SAID.replace(day=day))))
    assert (found is not None) is at_risk


def test_it_is_not_while_the_customer_is_silent_or_once_somebody_has_answered() -> None:
    late = SAID.replace(day=9)
    answered = Turn("3", Role.AGENT, "Here I am.", late), Turn("4", Role.CUSTOMER, "At last.", late)
    assert promise_at_risk(after()) is None
    assert promise_at_risk(after(*answered)) is None
    assert promise_at_risk(Conversation("c", (Turn("1", Role.CUSTOMER, "Hello?", SAID),))) is None
