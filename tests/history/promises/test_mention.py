"""What later words say of a deed."""

import pytest

from heard.history.promises.deed import Deed
from heard.history.promises.mention import Told, clauses_of, done_within, speaks_of, told_in
from heard.history.promises.promise import find_promises
from tests.history.told import talk
from tests.people import agent, customer


@pytest.mark.parametrize(
    "words",
    ["nobody rang", "it never came", "still two carriages", "no fitter has been in touch", "the week came and went"],
)
def test_a_customer_says_that_it_was_not_done(words: str) -> None:
    (clause,) = clauses_of(customer(words))
    assert told_in(clause) is Told.NOT_DONE


@pytest.mark.parametrize(
    "words", ["the young man came Thursday", "refund arrived Sunday", "the money's there", "thanks for calling"]
)
def test_a_customer_says_that_it_was_done(words: str) -> None:
    (clause,) = clauses_of(customer(words))
    assert told_in(clause) is Told.DONE


@pytest.mark.parametrize("words", ["My claim is H-6617", "Has it arrived?"])
def test_other_words_say_neither(words: str) -> None:
    (clause,) = clauses_of(customer(words))
    assert told_in(clause) is None


def test_an_agent_admits_it_and_reports_it() -> None:
    (failed,), (done,) = clauses_of(agent("Your account was skipped")), clauses_of(agent("I've sent it"))
    assert (told_in(failed), told_in(done)) == (Told.NOT_DONE, Told.DONE)


def test_what_is_quoted_from_others_is_left_out() -> None:
    assert list(clauses_of(customer("“Nobody came to us on Monday.”"))) == []


def test_it_speaks_of_a_deed_by_its_own_words() -> None:
    (clause,) = clauses_of(customer("nobody rang"))
    assert speaks_of(Deed.CALL, clause)
    assert not speaks_of(Deed.REFUND, clause)


def test_an_okay_right_after_a_promise_does_not_keep_it() -> None:
    said = talk("C: My line is dead.", "A: It will be fixed today.", "C: It works fine for you, I hope. Okay.")
    (promise,) = find_promises(said)
    assert done_within(said, promise) is None


def test_a_later_reply_keeps_it() -> None:
    said = talk("C: My line is dead.", "A: I'll ask the night crew.", "A: I've found it, the result is here.")
    (promise,) = find_promises(said)
    assert done_within(said, promise) is not None
