"""Which replies can be an answer to a question, by their words."""

import pytest

from heard.language.answer import can_answer, fit_of


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


@pytest.mark.parametrize(
    ("question", "reply", "fit"),
    [
        ("When will it come?", "On Friday.", (1, 0, 0, 0)),
        ("How much is it?", "It is on its way.", (0, -1, 0, 0)),
        ("Can I change my seat?", "You can, free of charge.", (0, 0, 1, 0)),
        ("Can I change my seat?", "Your seat is 23B.", (0, 0, -1, 0)),
        ("Hi, does it cover the battery?", "It does in the first year.", (0, 0, 1, 0)),
        ("Why was it declined?", "Because the limit was reached.", (0, 0, 0, 1)),
        ("Why was it declined?", "Tap the switch to unblock it.", (0, 0, 0, -1)),
        ("Which one is it?", "The blue one.", (0, 0, 0, 0)),
    ],
)
def test_each_sort_of_question_wants_something_of_its_own(question: str, reply: str, fit: tuple[float, ...]) -> None:
    assert fit_of(question, reply) == fit
