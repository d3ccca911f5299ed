"""The plain letters of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.privacy.plain import plain_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("abc 123", b"abc 123"),
        ("４１ ٣ ९ 𝟒 ④", b"41 3 9 4 4"),
        ("código Straße", b"codigo Straze"),
        ("a\u00a0b\u2009c\td\u2028e", b"a b c d\ne"),
        ("– — \u2011 −", b"- - - -"),
        ("4\u200b1\u00ad1", b"411"),
        ("иван@почта.рф", b"zzzz@zzzzz.zz"),
        ("漢字 😀 ½", b"~~ ~ ~"),
        ("“x” ‘y’ ＠", b"\"x\" 'y' @"),
        ("\x00\x02\x04", b"   "),
    ],
)
def test_each_letter_that_is_seen_is_one_plain_letter(text: str, letters: bytes) -> None:
    assert plain_of(text).letters == letters


def test_what_nobody_sees_belongs_to_no_letter() -> None:
    plain = plain_of("a\u200b\u200bb\u200b")
    assert (plain.start(1), plain.end(1), plain.end(2)) == (3, 1, 4)


@given(st.text())
def test_every_text_has_plain_letters_of_its_own(text: str) -> None:
    plain = plain_of(text)
    assert len(plain.letters) <= len(text)
    assert all(letter >= 9 for letter in plain.letters)
