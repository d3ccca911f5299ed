"""The ledger: what a conversation opens in it, and what becomes of that."""

import pytest

from heard.conversation.turn import Turn
from heard.ledger.item import Item, Part, Way
from heard.ledger.ledger import MEMORY, REACH, Ledger
from heard.ledger.linker import Link
from tests.fakes.linker import FakeLinker
from tests.fakes.reader import FakeReader
from tests.people import agent, customer


def hear(ledger: Ledger, said: str, turn_id: str = "1", numbered: int = 1) -> Ledger:
    return ledger.after_customer(FakeReader().read(customer(said, turn_id=turn_id), ()).numbered_from(numbered))


def answer(ledger: Ledger, said: str, turn_id: str = "2") -> Ledger:
    reply = agent(said, turn_id=turn_id)
    return ledger.after_reply(reply, FakeLinker().link(ledger.within_reach(), reply, ()))


def one_concern(number: int) -> Ledger:
    return hear(Ledger(), "It is broken", str(number), number)


def states(ledger: Ledger) -> dict[str, str]:
    return {item.id: item.state.value for item in ledger.items}


def test_it_opens_items_in_the_order_of_their_words() -> None:
    ledger = hear(Ledger(), "I am annoyed, it is broken and I am furious.")
    assert [item.id for item in ledger.items] == ["f1.frustration", "c1", "f1.anger"]


def test_what_no_reply_has_followed_waits() -> None:
    ledger = hear(Ledger(), "It is broken and lost.")
    assert [item.id for item in ledger.waiting] == ["c1", "c2"]
    assert not ledger.still_unheard


def test_what_a_reply_does_not_touch_is_passed_over() -> None:
    ledger = answer(hear(Ledger(), "It is broken and lost."), "Hello.")
    assert states(ledger) == {"c1": "passed_over", "c2": "passed_over"}
    assert not ledger.waiting


@pytest.mark.parametrize(
    ("said", "reply", "how", "part"),
    [
        ("It is broken.", "It is broken because it rained.", Way.ANSWER, Part.WHOLE),
        ("It is broken.", "I will mend what is broken.", Way.ACT, Part.WHOLE),
        ("It is broken.", "Oh no, broken.", Way.ACKNOWLEDGE, Part.PARTLY),
        ("It is broken.", "What is broken?", Way.ASK, Part.PARTLY),
        ("When?", "When: later.", Way.DEFER, Part.PARTLY),
        ("When?", "When? Tomorrow, because it rained.", Way.ANSWER, Part.WHOLE),
        ("I am furious.", "You are furious.", Way.ACKNOWLEDGE, Part.WHOLE),
        ("My wedding!", "Oh no, the wedding.", Way.ACKNOWLEDGE, Part.WHOLE),
    ],
)
def test_a_reply_takes_up(said: str, reply: str, how: Way, part: Part) -> None:
    (item,) = answer(hear(Ledger(), said), reply).items
    assert [(take_up.how, take_up.part) for take_up in item.taken_up] == [(how, part)]


def test_a_take_up_quotes_the_reply() -> None:
    (item,) = answer(hear(Ledger(), "It is broken."), "Oh no, broken.").items
    assert item.taken_up[0].span
    assert (item.taken_up[0].span.turn_id, item.taken_up[0].span.quote) == ("2", "broken")


def say_again(ledger: Ledger, said: str, turn_id: str = "3") -> Ledger:
    reading = FakeReader().read(customer(said, turn_id=turn_id), ()).numbered_from(2)
    return ledger.after_customer(reading, FakeLinker().repeats(ledger.concerns_within_reach(), reading, ()))


def test_what_is_said_again_before_anybody_took_it_up_is_the_same_item_and_weighs_more() -> None:
    ledger = say_again(answer(hear(Ledger(), "It is broken."), "Hello."), "Still broken.")
    (item,) = ledger.items
    assert (item.id, item.weight, item.span.turn_id) == ("c1", 2, "3")
    assert [span.turn_id for span in item.also] == ["1"]


def test_what_is_said_again_after_it_was_answered_is_open_once_more() -> None:
    ledger = say_again(answer(hear(Ledger(), "It is broken."), "It is broken because it rained."), "Still broken.")
    assert states(ledger) == {"c1": "taken_up", "c2": "waiting"}
    assert (ledger.items[1].weight, [span.turn_id for span in ledger.items[1].also]) == (2, ["1"])


def test_what_is_said_over_and_over_weighs_three_at_most() -> None:
    ledger = answer(hear(Ledger(), "It is broken."), "Hello.")
    for turn in "34567":
        ledger = say_again(ledger, "Broken.", turn)
    assert ledger.items[0].weight == 3


def test_two_concerns_of_a_turn_say_an_item_again_only_once() -> None:
    ledger = answer(hear(Ledger(), "It is broken."), "Hello.")
    reading = FakeReader().read(customer("Broken and lost.", turn_id="3"), ()).numbered_from(2)
    ledger = ledger.after_customer(reading, {"c2": "c1", "c3": "c1"})
    assert [item.id for item in ledger.items] == ["c1", "c3"]


def test_what_was_taken_up_in_part_and_is_said_again_counts_once() -> None:
    ledger = say_again(answer(hear(Ledger(), "It is broken."), "What is broken?"), "It is broken, I tell you.")
    assert [(item.id, item.weight) for item in ledger.items] == [("c1", 0), ("c2", 2)]
    assert [item.id for item in ledger.concerns_within_reach()] == ["c2"]


def test_what_is_said_again_can_be_taken_up_late() -> None:
    ledger = say_again(answer(hear(Ledger(), "It is broken."), "Hello."), "Still broken.")
    (item,) = answer(ledger, "I will mend what is broken.", "4").items
    assert [take_up.late for take_up in item.taken_up] == [True]


def test_half_a_likelihood_is_the_least_that_takes_up() -> None:
    ledger = hear(Ledger(), "It is broken and lost.")
    ledger = ledger.after_reply(agent("."), [Link("c1", {Way.ACT: 0.5}), Link("c2", {Way.ACT: 0.499})])
    assert states(ledger) == {"c1": "taken_up", "c2": "passed_over"}


def test_what_was_passed_over_first_is_taken_up_late() -> None:
    ledger = answer(hear(Ledger(), "It is broken."), "Hello.")
    (item,) = answer(ledger, "I will mend what is broken.", "3").items
    assert [(take_up.turn_id, take_up.late) for take_up in item.taken_up] == [("3", True)]


def test_what_was_taken_up_in_part_is_not_late_when_it_is_settled() -> None:
    ledger = answer(hear(Ledger(), "It is broken."), "What is broken?")
    (item,) = answer(ledger, "I will mend what is broken.", "3").items
    assert [take_up.late for take_up in item.taken_up] == [False, False]
    assert states(Ledger((item,))) == {"c1": "taken_up"}


def test_what_is_settled_is_not_offered_again() -> None:
    ledger = answer(hear(Ledger(), "It is broken and lost."), "I will mend what is broken.")
    assert [item.id for item in ledger.within_reach()] == ["c2"]


def test_gratitude_weighs_nothing_and_is_never_unheard() -> None:
    ledger = answer(hear(Ledger(), "Thank you!"), "Hello.")
    assert [item.weight for item in ledger.items] == [0]
    assert not ledger.within_reach()
    assert not ledger.still_unheard


def test_the_heaviest_comes_first_among_what_is_unheard() -> None:
    ledger = answer(hear(Ledger(), "It is broken, I am furious!!"), "Hello.")
    assert [item.id for item in ledger.still_unheard] == ["f1.anger", "c1"]


def test_a_step_leaves_the_ledger_before_it_as_it_was() -> None:
    before = hear(Ledger(), "It is broken.")
    answer(before, "Hello.")
    assert states(before) == {"c1": "waiting"}


def many(count: int) -> Ledger:
    return Ledger(tuple(item for number in range(count) for item in one_concern(number).items))


def test_a_reply_reaches_only_the_latest_open_items() -> None:
    reached = many(REACH + 5).within_reach()
    assert [item.id for item in reached] == [f"c{number}" for number in range(5, REACH + 5)]


def test_it_looks_only_so_far_back_for_open_items() -> None:
    settled = [_settled(item) for item in many(MEMORY).items]
    assert not Ledger((*one_concern(MEMORY).items, *settled)).within_reach()


def test_a_reply_passes_over_what_it_cannot_reach() -> None:
    ledger = answer(many(MEMORY + 5), "Hello.")
    assert set(states(ledger).values()) == {"passed_over"}


def test_what_a_reply_says_of_strangers_changes_nothing() -> None:
    ledger = hear(Ledger(), "It is broken.").after_reply(agent("."), [Link("c9", {Way.ACT: 1})])
    assert states(ledger) == {"c1": "passed_over"}


def _settled(item: Item) -> Item:
    reply = Turn("r", agent("").role, "Done.")
    return Ledger((item,)).after_reply(reply, [Link(item.id, {Way.ACT: 1})]).items[0]
