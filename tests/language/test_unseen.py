"""Letters that nobody sees."""

import pytest

from heard.language.unseen import unseen_in, without_unseen


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u00ad", "\x1b", "\U000e0041", "\u2066"])
def test_what_nobody_sees_is_found_and_taken_out(letter: str) -> None:
    assert unseen_in(f"a{letter}b") == {letter}
    assert without_unseen(f"a{letter}b") == "ab"


@pytest.mark.parametrize("text", ["", "plain", "a\n\tb", "é 山 😀"])
def test_what_people_see_stays(text: str) -> None:
    assert without_unseen(text) == text
