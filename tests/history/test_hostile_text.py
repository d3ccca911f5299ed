"""Hostile text: what history looks for takes time that grows with the text, not with its square."""

from collections.abc import Callable

import pytest

from heard.conversation.turn import Turn
from heard.history.figures import figures_in
from heard.history.opening import read_opening
from heard.history.preference import find_preferences
from heard.history.promises.mention import clauses_of, told_in
from heard.history.promises.promise import find_promises
from tests.history.told import talk
from tests.language.test_hostile_text import LONG, MOST_TIME, SHORT, repeat, seconds

PIECES = (
    "a ",
    "the ",
    "1",
    "1-",
    "I'll ",
    "please ",
    "a colleague ",
    "not before ",
    "within 1 ",
    "and ",
    "by the ",
    "no ",
)


def promises(text: str) -> object:
    """The promises in a reply."""
    return find_promises(talk("C: Where is it?", f"A: {text}"))


def wishes(text: str) -> object:
    """The wishes in a letter."""
    return find_preferences(talk(f"C: {text}"))


def opening(text: str) -> object:
    """What a letter opens with."""
    return read_opening(talk(f"C: {text}"))


def mentions(text: str) -> object:
    """What a letter says of deeds, with its figures."""
    turn: Turn = talk(f"C: {text}").turns[0]
    return [told_in(clause) for clause in clauses_of(turn)], list(figures_in(turn))


@pytest.mark.parametrize("read", [promises, wishes, opening, mentions])
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(read: Callable[[str], object], piece: str) -> None:
    short, long = repeat(piece, SHORT), repeat(piece, LONG)
    assert seconds(lambda: read(long)) < MOST_TIME * max(seconds(lambda: read(short)), 0.001)
