"""Labels: the words that set a cause apart, and nobody's own."""

import pytest

from heard.insights.causes.label import FEWEST, MASKED, labels

PARCELS = ["My parcel is late again", "The parcel was never delivered", "Where is the parcel, the courier lost it"]
LOGINS = ["I cannot log in, the password is wrong", "The login page rejects my password", "Password reset fails"]


def said(texts: list[str], times: int = FEWEST, first: int = 0) -> list[tuple[int, str]]:
    """Each text in so many conversations."""
    return [(first + place, text) for place, text in enumerate(texts * times)]


def test_the_words_are_those_that_set_it_apart() -> None:
    parcels, logins = labels([said(PARCELS), said(LOGINS, first=100)])
    assert parcels.startswith("parcel, ")
    assert logins.startswith("password, ")
    assert 3 <= len(parcels.split(", ")) <= 5


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("my parcel Zebulon", "zebulon"),
        ("parcel AB1234567 is late", "1234567"),
        ("[email] sent the parcel", "email"),
        ("⟦PHONE_1⟧ parcel", "phone"),
    ],
)
def test_it_gives_nothing_away(text: str, word: str) -> None:
    """A word of one conversation stands in no label; what masking left stands in none at all."""
    own = [(1, text)] * 9 if not MASKED.search(text) else said([text], 9)
    (label,) = labels([[*said(PARCELS, first=10), *own]])
    assert word not in label


def test_names_stand_in_no_label() -> None:
    (label,) = labels([said(["Hi Gwendolyn, where is my parcel?"], 9)])
    assert "gwendolyn" not in label


def test_words_that_begin_alike_are_one() -> None:
    (label,) = labels([said(["card cards refund refunded refunds"], 9)])
    assert sorted(word[:4] for word in label.split(", ")) == ["card", "refu"]


def test_a_cause_without_a_word_in_common_has_none() -> None:
    assert labels([[(number, f"x{chr(97 + number) * 4}") for number in range(9)]]) == [""]
