"""Texts kept on disk: each is found by its number."""

import pytest

from heard.formats.intake.kept_texts import KeptTexts


def test_a_text_is_found_by_its_number() -> None:
    with KeptTexts() as texts:
        for text in ("a", "", "é\ud800", "x" * 2_000_000):
            texts.append(text)
        assert [texts[0], texts[1], texts[2], len(texts[3])] == ["a", "", "é\ud800", 2_000_000]


@pytest.mark.parametrize("number", [-1, 1])
def test_a_number_without_a_text_is_an_error(number: int) -> None:
    with KeptTexts() as texts:
        texts.append("a")
        with pytest.raises(IndexError):
            texts[number]
