"""What becomes of a question, with the shipped model."""

import pytest

from evals.replies.closing import state_of_question
from heard.ledger.item import ItemState

CASE = {
    "id": "mismatch-0",
    "customer": "Hello, I ordered a lamp on Sunday. When will it be delivered?",
    "question": "When will it be delivered?",
    "answers": "It will be delivered on Thursday between nine and twelve.",
    "ignores": "Thank you for your message.",
}


@pytest.mark.engine
def test_an_answer_closes_it_and_a_thank_you_does_not() -> None:
    assert state_of_question(CASE, "answers") is ItemState.TAKEN_UP
    assert state_of_question(CASE, "ignores") is not ItemState.TAKEN_UP


@pytest.mark.engine
def test_words_that_ask_nothing_are_no_question() -> None:
    assert state_of_question({**CASE, "question": "I ordered a lamp"}, "answers") is None
