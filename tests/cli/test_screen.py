"""What a terminal may be given: read the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.cli.screen import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grüße, 😀 — «ok»\n\tend", "Grüße, 😀 — «ok»\n\tend"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x07ding\x00", "␇ding␀"),
        ("\x9b31m", "�31m"),
        ("\x7f", "␡"),
        ("one\r\ntwo", "one \ntwo"),
        ("pay \u202e001\u202c now", "pay �001� now"),
    ],
)
def test_it_shows(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_it_keeps_every_offset(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(st.text(st.characters(categories=["Cc"])))
def test_it_lets_no_control_character_through(text: str) -> None:
    assert not [letter for letter in visible(text) if ord(letter) < 0xA0 and letter not in " \n\t"]
