"""Which replies hold what a question asks for, by their words."""

import pytest

from heard.language.asked.reply import can_answer


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("When will it be delivered?", "It comes on Thursday."),
        ("how long does it take", "About 3 working days."),
        ("any eta", "It should be back shortly."),
        ("How much is the fee?", "There is no charge."),
        ("what's the price", "It costs 12.50."),
        ("How many can I have?", "As many as you like."),
        ("Where is it?", "At your neighbour's."),
        ("Why does it crash when I open it?", "The cache is full."),
    ],
)
def test_it_can(question: str, reply: str) -> None:
    assert can_answer(question, reply)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("When will it be delivered?", "You can follow your parcel in our app."),
        ("how long does it take", "Our engineers are working hard on it."),
        ("How much is the fee?", "You can pay by card or by invoice."),
        ("what would the cost be", "Please ask at the desk."),
    ],
)
def test_it_cannot(question: str, reply: str) -> None:
    assert not can_answer(question, reply)
