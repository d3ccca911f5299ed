"""Hostile text: facts and commitments take time that grows with the text, not with its square."""

from collections.abc import Callable

import pytest

from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.fact import find_facts
from tests.language.test_hostile_text import LONG, MOST_TIME, SHORT, repeat, seconds

PIECES = (
    "111 ",
    "1.111",
    "EUR ",
    "€",
    "%",
    "five hundred ",
    "a hundred and ",
    "nine-",
    "9 working ",
    "not ",
    "if ",
    "so ",
    "since ",
    ", ",
    "– ",
    "I will not refund ",
    "since I will not ",
    "5 € off ",
    "I will pay you 5 € ",
    "a new one is ",
    "never happen ",
    "I will, okay, ",
)


@pytest.mark.parametrize("read", [find_facts, find_commitments])
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("end", ["", ", okay?"])
def test_time_grows_with_the_text(read: Callable[[str], object], piece: str, end: str) -> None:
    short, long = repeat(piece, SHORT) + end, repeat(piece, LONG) + end
    assert seconds(lambda: read(long)) < MOST_TIME * max(seconds(lambda: read(short)), 0.0005)
