"""Passages that were searched for: marked in any form, and shown with what stands around them."""

import pytest

from heard.web.pages.search.passages import passages


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Two parcels are lost.", "parcel", ["parcels"]),
        ("It was delivered late.", "delivery LATE", ["delivered", "late"]),
        ("I am here", '"i am"', ["I", "am"]),
        ("Nothing of it", "parcel", []),
        ("<b>parcel</b>", "parcel <b>", ["b", "parcel", "b"]),
    ],
)
def test_words_are_found_in_any_form(text: str, wanted: str, found: list[str]) -> None:
    pieces = passages(text, wanted)
    assert [each.words for each in pieces if each.found] == found
    assert "".join(each.words for each in pieces) == text


def test_of_a_long_text_it_shows_what_stands_around_the_first() -> None:
    pieces = passages("a " * 500 + "parcel" + " b" * 500, "parcel")
    assert [pieces[0].words, pieces[-1].words] == ["…", "…"]
    assert 400 < sum(len(each.words) for each in pieces) < 500
