"""A customer comes back for what was promised: noticed by their words, the day, and that nobody has replied."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.history.missed import asks_for_promise

# A Monday.
SAID = datetime(2026, 11, 2, 9, tzinfo=UTC)
PROMISE = "We will refund the kettle by Wednesday."


def before(promise: str, *answers: str) -> Conversation:
    turns = [Turn("1", Role.CUSTOMER, "The kettle leaks.", SAID), Turn("2", Role.AGENT, promise, SAID)]
    turns += [Turn(f"a{number}", Role.AGENT, text, SAID) for number, text in enumerate(answers)]
    return Conversation("earlier", tuple(turns))


def now(text: str, *replies: str, days: int = 7) -> Conversation:
    at = SAID + timedelta(days=days)
    turns = [Turn(f"r{number}", Role.AGENT, reply, at) for number, reply in enumerate(replies)]
    return Conversation("now", (*turns, Turn("9", Role.CUSTOMER, text, at)))


@pytest.mark.parametrize(
    ("promise", "text", "found"),
    [
        (PROMISE, "Still no refund for the kettle.", True),
        (PROMISE, "I was promised a refund for the kettle and nothing came.", True),
        (PROMISE, "The refund for the kettle arrived, thank you.", False),
        (PROMISE, "Still no parcel with the lamp.", False),
        (PROMISE, "Do you sell lamps?", False),
        ("The kettle is a good one.", "Still no refund for the kettle.", False),
        ("We will refund the kettle by 30 November.", "Still no refund for the kettle.", False),
    ],
)
def test_it_follows_from_the_promise_and_the_customers_words(promise: str, text: str, found: bool) -> None:  # noqa: FBT001 - a column
    turn = asks_for_promise(now(text), [before(promise)])
    assert (turn and turn.id) == ("9" if found else None)


def test_it_is_over_once_somebody_replied_or_the_promise_was_kept_or_long_ago() -> None:
    asked = "Still no refund for the kettle."
    assert asks_for_promise(now(asked, "I will look."), [before(PROMISE)]) is None
    assert asks_for_promise(now(asked), [before(PROMISE, "I have now refunded the kettle.")]) is None
    assert asks_for_promise(now(asked), []) is None
    found = {days: asks_for_promise(now(asked, days=days), [before(PROMISE)]) for days in (1, 2, 60, 70)}
    assert [days for days, turn in found.items() if turn] == [2, 60]
