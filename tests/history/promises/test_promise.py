"""Promises: what binds the team to something later, and what only looks like it."""

from datetime import date

import pytest

from heard.history.promises.promise import find_promises
from tests.history.told import talk


def quotes(reply: str) -> list[str]:
    """The promises in one reply."""
    return [promise.passage.quote for promise in find_promises(talk("C: Where is it?", f"A: {reply}"))]


@pytest.mark.parametrize(
    ("reply", "quote"),
    [
        ("Sorry. I'll ring you on Thursday before noon.", "I'll ring you on Thursday before noon"),
        ("A colleague will write to you.", "A colleague will write to you"),
        ("You'll have it by Friday.", "You'll have it by Friday"),
        ("The refund will be on your card in three days.", "The refund will be on your card in three days"),
        ("It takes 10 working days to reach your card.", "It takes 10 working days to reach your card"),
        ("An engineer is coming on Tuesday.", "An engineer is coming on Tuesday"),
        ("The pharmacist rings you this afternoon.", "The pharmacist rings you this afternoon"),
        ("Leave it with me.", "Leave it with me"),
        ("I've asked the depot to call you tomorrow.", "I've asked the depot to call you tomorrow"),
        ("It should arrive on Monday.", "It should arrive on Monday"),
        ("I've booked a courier for Monday.", "I've booked a courier for Monday"),
    ],
)
def test_they_are_found_with_their_words(reply: str, quote: str) -> None:
    assert quotes(reply) == [quote]


@pytest.mark.parametrize(
    "reply",
    [
        "I can send you a label.",
        "Shall I call you tomorrow?",
        "If it has not come by Friday, we will send another.",
        "Once you send the form, we will refund you.",
        "I've just sent it.",
        "You will find the button under Settings.",
        "My colleague told you that he would call.",
        "The app will ask you for a code.",
        "I'll be happy to help.",
        "You'll be charged 5 euros.",
        "We are open until 18:00.",
        "The season ended on the 15th.",
        "That will cost 20 pounds.",
        "It should have been in the first mail.",
        "The parcel should have arrived on Monday.",
    ],
)
def test_an_offer_a_condition_a_report_and_a_fact_promise_nothing(reply: str) -> None:
    assert quotes(reply) == []


def test_two_people_make_two_promises() -> None:
    reply = "I'll raise it with the depot and a driver will call you tomorrow."
    assert quotes(reply) == ["I'll raise it with the depot", "a driver will call you tomorrow"]


def test_customers_and_bots_promise_nothing() -> None:
    said = talk("C: I'll send it tomorrow.", "B: You'll hear from us soon.")
    assert find_promises(said) == ()


def test_a_promise_knows_who_what_and_when() -> None:
    (promise,) = find_promises(talk("C: Hello?", "A: An engineer will come on Thursday."))
    assert (promise.by, promise.deed, promise.due) == ("an engineer", "come", date(2026, 3, 5))


def test_a_day_right_in_front_belongs_to_it() -> None:
    (promise,) = find_promises(talk("C: Hello?", "A: From tomorrow a taxi stands at the stop for you."))
    assert promise.due == date(2026, 3, 3)
