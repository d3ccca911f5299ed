"""Which of several feelings in one turn are believed."""

import pytest

from heard.conversation.span import Span
from heard.customer.feeling import Feeling, FeelingName
from heard.engines.reader import BESIDE, believable
from tests.people import customer

SAID = customer("I am so fed up, and I worry, but thanks.")


def feeling(name: str, confidence: float) -> Feeling:
    """A feeling of this name and confidence."""
    return Feeling(FeelingName(name), 1, confidence, Span(SAID, 0, 5))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"anger": 0.45, "worry": 0.34}, ["anger"]),
        ({"anger": 0.9, "worry": BESIDE}, ["anger", "worry"]),
        ({"gratitude": 0.6, "anger": 0.4, "worry": 0.3}, ["gratitude", "anger"]),
        ({"anger": 0.4, "gratitude": 0.3}, ["anger", "gratitude"]),
        ({"anger": 0.9, "worry": 0.8, "sadness": 0.7, "confusion": 0.6}, ["anger", "worry", "sadness"]),
        ({}, []),
    ],
)
def test_a_second_unpleasant_feeling_has_to_be_likely_itself(given: dict[str, float], kept: list[str]) -> None:
    feelings = [feeling(name, confidence) for name, confidence in given.items()]
    assert [each.name.value for each in believable(feelings)] == kept
