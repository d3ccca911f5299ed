"""What confuses: the words that show it, and words that only look like it."""

import pytest

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.insights.causes.puzzle import Place, puzzle_of


def puzzle(text: str, kind: ConcernKind = ConcernKind.QUESTION, confusion: tuple[Place, ...] = ()) -> str | None:
    """The words that show it, of a turn that is one concern."""
    turn = Turn("1", Role.CUSTOMER, text)
    found = puzzle_of(turn, kind, (0, len(text)), confusion)
    return found and text[slice(*found)]


@pytest.mark.parametrize(
    "text",
    [
        "The letter says I owe 40, is that so?",
        "The form you sent asks for a number that I do not have.",
        "It says delivered, and nothing is here.",
        "I don't understand step 3.",
        "I cannot work out which box to tick.",
        "What does proof of address mean?",
        "The second page is not clear.",
        "Your invoice makes no sense to me.",
    ],
)
def test_it_sees(text: str) -> None:
    assert puzzle(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "I don't understand why you charged me twice.",
        "I do not understand how anybody can treat people like this.",
        "Where is my parcel?",
        "Your colleague said it would come on Monday.",
        "Can I return the shoes?",
        "I fill in the form today.",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert puzzle(text) is None


def test_the_feeling_says_so_by_itself() -> None:
    text = "I am lost here. Please send it."
    assert puzzle(text, ConcernKind.REQUEST, ((0, 15),)) == "I am lost here."


def test_words_alone_say_so_of_questions_and_problems_only() -> None:
    text = "Please tell me what it means."
    assert puzzle(text, ConcernKind.PROBLEM) == text
    assert puzzle(text, ConcernKind.REQUEST) is None


def test_only_the_sentence_of_the_concern_counts() -> None:
    text = "The letter says no. Where is my parcel?"
    turn = Turn("1", Role.CUSTOMER, text)
    assert puzzle_of(turn, ConcernKind.QUESTION, (text.index("Where"), len(text)), ()) is None
    assert puzzle_of(turn, ConcernKind.QUESTION, (4, 10), ()) == (0, 19)
