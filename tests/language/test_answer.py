"""Which replies can be an answer to a question, by their words."""

import pytest

from heard.language.answer import fit_of


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
