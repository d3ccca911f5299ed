"""What a sentence takes back, and what is left of its words."""

import pytest

from heard.language.unmeant.stretch import Unmeant, find_unmeant, meant


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("I can't say that I understand.", Unmeant.UNSAID),
        ("Whether it comes on Friday, I can't tell.", Unmeant.UNSAID),
        ("We won't be taking ownership of this.", Unmeant.UNDONE),
        ("Don't expect a call from me.", Unmeant.UNDONE),
        ("You don't sound frustrated.", Unmeant.UNDONE),
        ("I'd apologise if it had been our fault.", Unmeant.SUPPOSED),
        ("I would love to help, but that is your bank's business.", Unmeant.SUPPOSED),
        ("Am I supposed to say sorry?", Unmeant.ASKED_BACK),
        ("My colleague said that she is sorry.", Unmeant.REPORTED),
        ("I'm supposed to say sorry.", Unmeant.REPORTED),
    ],
)
def test_it_knows_how_words_are_taken_back(text: str, how: Unmeant) -> None:
    assert how in {stretch.how for stretch in find_unmeant(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I can't imagine how that felt.",
        "I won't stop until it is found.",
        "I don't want you to wait any longer.",
        "Don't worry, it is safe.",
        "I'd be cross, too.",
        "I'd love to help, but first I need your number.",
        "Would you like me to call you?",
        "As I said, I'm sorry.",
        "You were told that it was there.",
    ],
)
def test_it_leaves_alone_what_only_looks_like_it(text: str) -> None:
    assert not list(find_unmeant(text))


def left(text: str) -> str | None:
    found = meant(text, range(len(text)), find_unmeant(text))
    return text[found.start : found.stop] if found else None


def test_words_that_are_mostly_taken_back_are_gone() -> None:
    assert left("But I'm not going to apologise for that.") is None


def test_of_words_that_are_taken_back_in_part_the_rest_is_left() -> None:
    assert left("I can't refund it, but I will call the depot for you today.") == (
        ", but I will call the depot for you today."
    )


def test_who_speaks_for_themselves_first_means_it() -> None:
    assert left("I'm sorry that we can't give you back the two weeks that you have waited.")
