"""Which customers say that their matter is over."""

import pytest

from heard.language.settled import says_settled


@pytest.mark.parametrize(
    "text",
    [
        "It's sorted now, the update didn't work so I started afresh",
        "never mind, got it working myself",
        "its fixed now thanks",
        "Solved!",
        "ok it works now",
        "The router is back online again",
        "This is no longer an issue.",
    ],
)
def test_what_is_over_is_heard(text: str) -> None:
    assert says_settled(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is still not fixed now",
        "Please get it sorted now",
        "It's sorted now but nobody told me",
        "They said it was fixed now",
        "Is it working again?",
        "I never got it working",
        "When it's back online again, tell me",
        "My parcel is lost.",
    ],
)
def test_what_is_still_open_is_not_over(text: str) -> None:
    assert not says_settled(text)
