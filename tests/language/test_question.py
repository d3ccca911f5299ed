"""Open and closed questions."""

import pytest

from heard.language.question import leaves_answer_open


@pytest.mark.parametrize(
    "question",
    [
        "When does it crash?",
        "Right, and how long has it been like that?",
        "Could you tell me what happened next?",
        "May I ask what you had hoped for in the tent?",
        "Tell me more about the noise.",
        "What do you see on the screen: is it a code or a picture?",
        "Do you remember where you saw it last?",
        "Sorry to hear that, which error do you get?",
    ],
)
def test_it_leaves_the_answer_open(question: str) -> None:
    assert leaves_answer_open(question)


@pytest.mark.parametrize(
    "question",
    [
        "Does it crash when you open a file?",
        "Is it the blue one?",
        "Have you tried to restart it?",
        "And does it grind from the start, or only when the water goes out?",
        "Okay, is there a light on the box?",
        "Can you send us the order number?",
        "Still no signal?",
    ],
)
def test_it_asks_for_a_yes_or_a_no(question: str) -> None:
    assert not leaves_answer_open(question)
