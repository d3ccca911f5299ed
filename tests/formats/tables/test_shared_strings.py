"""Texts that cells share: kept on disk, found by number."""

import pytest

from heard.formats.tables.shared_strings import SharedStrings


def test_a_text_is_found_by_its_number() -> None:
    with SharedStrings() as strings:
        for text in ("a", "", "é\ud800", "x" * 2_000_000):
            strings.append(text)
        assert [strings[0], strings[1], strings[2], len(strings[3])] == ["a", "", "é\ud800", 2_000_000]


@pytest.mark.parametrize("number", [-1, 1])
def test_a_number_without_a_text_is_an_error(number: int) -> None:
    with SharedStrings() as strings:
        strings.append("a")
        with pytest.raises(IndexError):
            strings[number]
