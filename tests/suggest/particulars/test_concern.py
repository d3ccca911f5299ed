"""A problem as a clause that an agent can say back."""

import pytest

from heard.conversation.span import Span
from heard.suggest.particulars.concern import clause_of
from tests.people import customer


def clause(text: str, quote: str) -> str | None:
    turn = customer(text)
    start = text.index(quote)
    found = clause_of(Span(turn, start, start + len(quote)))
    return found.words if found else None


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Hi, my parcel hasn't come.", "my parcel hasn't come", "your parcel hasn't come"),
        ("The app logs me out every time!", "The app logs me out every time", None),
        ("The wifi keeps dropping, help", "The wifi keeps dropping", "the wifi keeps dropping"),
        ("I can't log in and it is late", "I can't log in", "you can't log in"),
    ],
)
def test_a_clause(text: str, quote: str, words: str | None) -> None:
    assert clause(text, quote) == words


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("My order, number 7, is late", "is late"),
        ("You lost my bag", "You lost my bag"),
        ("is the parcel here?", "the parcel here"),
        ("I did that already", "I did that already"),
        ("no parcel", "no parcel"),
        ("I have not tried other devices yet", "I have not tried other devices yet"),
        ("I don't any more", "I don't any more"),
        ("my account is hacked and please help", "my account is hacked and please help"),
        ("MY PARCEL IS LATE", "MY PARCEL IS LATE"),
        ("my parcel was meant to come on Monday", "my parcel was meant to come on Monday"),
        ("no one seems to be able to help", "no one seems to be able to help"),
    ],
)
def test_what_is_no_clause_is_left(text: str, quote: str) -> None:
    assert clause(text, quote) is None
