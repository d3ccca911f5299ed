"""A customer's words turned to the second person, or not at all."""

import pytest

from heard.suggest.particulars.second_person import turned


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("my son's inhaler", "your son's inhaler"),
        ("I was told that I'm late", "you were told that you're late"),
        ("it was ours", "it was yours"),
        ("we've had to wait, me and my wife", "you've had to wait, you and your wife"),
        ("my parcel hasnt come", "your parcel hasn't come"),
        ("I’ve   lost\nit", "you've lost it"),
    ],
)
def test_it_is_turned(said: str, words: str) -> None:
    assert turned(said) == words


@pytest.mark.parametrize("said", ["you lost my bag", "your app is down", "it's shit", "u said so"])
def test_what_cannot_be_said_back_without_a_guess_is_left(said: str) -> None:
    assert turned(said) is None
