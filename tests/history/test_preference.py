"""How customers want to be dealt with."""

import pytest

from heard.history.preference import Wish, find_preferences
from tests.history.told import talk


@pytest.mark.parametrize(
    ("said", "wish", "quote"),
    [
        ("Please don't phone me, I can't hear well.", Wish.CHANNEL, "Please don't phone me"),
        ("Email's best, I'm on a roof most days.", Wish.CHANNEL, "Email's best"),
        ("Reply by mail, no calls.", Wish.CHANNEL, "Reply by mail, no calls"),
        ("Mornings please, after lunch she is asleep.", Wish.HOUR, "Mornings please"),
        ("Please not so fast, my English is not so good.", Wish.PACE, "Please not so fast"),
        ("Please write me in easy words.", Wish.PLAIN_WORDS, "Please write me in easy words"),
        ("Call me Winnie, everyone does.", Wish.NAME, "Call me Winnie"),
        ("May I ask that one named person writes to me?", Wish.PERSON, "May I ask that one named person writes to me"),
    ],
)
def test_it_is_told_in_their_own_words(said: str, wish: Wish, quote: str) -> None:
    (preference,) = find_preferences(talk(f"C: {said}"))
    assert (preference.wish, preference.passage.quote) == (wish, quote)


@pytest.mark.parametrize(
    "said",
    [
        "I called you on Monday.",
        "Nobody called me back.",
        "Please call me back tomorrow.",
        "You are the first person who read it.",
    ],
)
def test_a_report_is_no_wish(said: str) -> None:
    assert find_preferences(talk(f"C: {said}")) == ()


def test_agents_wish_nothing() -> None:
    assert find_preferences(talk("C: Hello.", "A: Please write to me by e-mail.")) == ()
