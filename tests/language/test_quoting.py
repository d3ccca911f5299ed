"""Quoted text and signatures: read the messages in quotes.txt first."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.language.quoting import own_words
from heard.language.sentence import split_sentences
from tests.people import customer

MESSAGES = Path(__file__).with_name("quotes.txt").read_text(encoding="utf-8").split("\n\n# ")[1:]


def own_lines(text: str) -> list[str]:
    return [line for own in own_words(customer(text)) for line in own.quote.splitlines() if line]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.partition("\n")[0])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_it_tells_own_lines_from_others(message: str, line_break: str) -> None:
    lines = message.splitlines()[2:]
    expected = [line[2:] for line in lines if line.startswith("+ ")]
    assert own_lines(line_break.join(line[2:] for line in lines)) == expected


@pytest.mark.parametrize("text", ["", "\n", "> quoted", "> a\n>\n> b", "-----Original Message-----\nHello. It broke."])
def test_a_turn_without_own_words_has_no_sentences(text: str) -> None:
    assert split_sentences(customer(text)) == ()


def test_own_words_are_whole_lines_with_their_breaks() -> None:
    assert [own.quote for own in own_words(customer("a\nb\n> c\nd"))] == ["a\nb\n", "d"]


@given(st.text())
def test_text_without_marks_is_all_own(text: str) -> None:
    plain = text.translate(dict.fromkeys(map(ord, ">:-")))
    assert "".join(own.quote for own in own_words(customer(plain))) == plain


@given(st.lists(st.text(), min_size=1))
def test_marked_lines_are_never_own(lines: list[str]) -> None:
    marked = "\n".join("> " + " ".join(line.splitlines()) for line in lines)
    assert list(own_words(customer(marked))) == []
