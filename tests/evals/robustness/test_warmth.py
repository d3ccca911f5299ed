"""Stuffing, phrase by phrase."""

from evals.robustness.warmth import has_second_phrase, with_phrases
from tests.evals.robustness.made_up import case

STUFFED = {
    "stuffed": "So sorry! It is lost. We care.\nA new one comes. You matter.",
    "added": ["So sorry!", "We care.", "You matter."],
}


def test_phrases_are_put_in_one_by_one() -> None:
    assert with_phrases(1)(STUFFED) == "So sorry! It is lost. \nA new one comes."
    assert with_phrases(2)(STUFFED) == "So sorry! It is lost. We care.\nA new one comes."
    assert with_phrases(3)(STUFFED) == STUFFED["stuffed"]


def test_one_phrase_has_no_second() -> None:
    assert has_second_phrase(case(STUFFED))
    assert not has_second_phrase(case({"added": ["So sorry!"]}))
