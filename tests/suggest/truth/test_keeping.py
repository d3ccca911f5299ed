"""What counts as an apology that could go to anybody."""

import pytest

from heard.suggest.truth.keeping import is_bare_apology


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("We apologise for any inconvenience this may have caused.", True),
        ("Sorry to hear that!", True),
        ("I'm really sorry about this, Chloe.", True),
        ("We are sorry that your account is limited.", False),
        ("Sorry you are having issues with your internet.", False),
        ("Thank you for waiting.", False),
    ],
)
def test_a_bare_apology_names_nothing(text: str, *, bare: bool) -> None:
    assert is_bare_apology(text) is bare
