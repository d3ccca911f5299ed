"""A long conversation costs what its length says: counted in calls of functions, so that no clock is needed."""

import sys
from collections.abc import Callable
from types import FrameType

from heard.conversation.conversation import Conversation
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from tests.fakes.model import fake_model
from tests.people import conversation

# One round: two turns that voice three things, of which the reply takes up one.
ROUND = ("C: It is broken and lost, I am furious!", "A: I will mend the broken one. Sorry for any inconvenience.")


def talk_of(turns: int, *lines: str) -> Conversation:
    """The lines over and over, until there are this many turns."""
    return conversation(*lines * (turns // len(lines)))


def count_calls(work: Callable[[], object]) -> int:
    """How many Python functions are called while the work is done."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_four_times_the_turns_cost_four_times_the_work() -> None:
    short, long = talk_of(250, *ROUND), talk_of(1000, *ROUND)
    once = count_calls(lambda: review_to_wire(review(short, fake_model())))
    assert count_calls(lambda: review_to_wire(review(long, fake_model()))) < 4.5 * once


def test_five_thousand_turns_are_reviewed() -> None:
    done = review(talk_of(5000, "C: Broken.", "A: I will mend the broken one."), fake_model())
    assert (len(done.readings), len(done.replies)) == (2500, 2500)
    assert {item.state.value for item in done.ledger.items} == {"taken_up"}
