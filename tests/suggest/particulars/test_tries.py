"""How often they tried to reach the team, and never how often anybody did anything else."""

import pytest

from heard.suggest.particulars.read import read_particulars
from tests.people import customer


def tries(text: str) -> str | None:
    found = read_particulars([customer(text)]).tries
    return found.words if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I've called you four times", "four calls"),
        ("I have now emailed twice", "two emails"),
        ("Rang multiple times", "several calls"),
        ("I phoned a couple of times", "a couple of calls"),
        ("I've opened three tickets", "three tickets"),
        ("This is my third email", "three emails"),
        ("Third time asking", "three requests"),
        ("I called support numerous times", "many calls"),
    ],
)
def test_tries(text: str, words: str) -> None:
    assert tries(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "I've emailed my friends five times about how good you are",
        "I called my mum three times",
        "I've written to my neighbours twice",
        "I asked him twice",
    ],
)
def test_whoever_calls_somebody_else_has_not_tried(text: str) -> None:
    assert tries(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "You have called me five times today",
        "You sent me three emails",
        "I've been sent three letters",
        "I've had three emails from you",
        "Your third email says so",
        "Your driver came and rang twice",
    ],
)
def test_what_others_did_is_no_try(text: str) -> None:
    assert tries(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I've visited three times and loved it",
        "Second visit and the food was excellent",
        "The second ticket is for the wrong seat",
        "I called once",
    ],
)
def test_what_is_no_trouble_is_no_try(text: str) -> None:
    assert tries(text) is None
