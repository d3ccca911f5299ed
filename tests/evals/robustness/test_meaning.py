"""Words that do not mean what they say."""

import pytest

from evals.robustness.case import Case
from evals.robustness.judgement import Judgement
from evals.robustness.meaning import both_unpleasant, credited, is_meant_badly, is_meant_kindly, pleasant_only
from evals.side import Side
from heard.conversation.span import Span
from tests.evals.robustness.made_up import case, judge
from tests.people import agent

REPLY = agent("I see. I can't apologise for the arm. It comes Friday.")
LOOKS_LIKE = {"reply": REPLY.text, "quote": "apologise for the arm"}


def finding(behaviour: str, *quotes: str, looks_like: str = "apologise_specifically") -> Case:
    """A case in which a behaviour is found in these words."""
    spans = tuple(Span(REPLY, start := REPLY.text.index(quote), start + len(quote)) for quote in quotes)
    judged = Judgement(0.5, 0.0, Side.NEITHER, words={behaviour: spans})
    return case({**LOOKS_LIKE, "looks_like": looks_like}, reply=judged)


@pytest.mark.parametrize("quotes", [("I can't apologise",), ("I see.", "the arm.")])
def test_a_practice_is_credited_when_its_words_overlap(quotes: tuple[str, ...]) -> None:
    assert credited(finding("apologise_specifically", *quotes)) == (1,)


@pytest.mark.parametrize("quote", ["I can't ", ". It comes Friday."])
def test_words_that_only_touch_do_not_count(quote: str) -> None:
    assert credited(finding("apologise_specifically", quote)) == (0,)


def test_another_practice_in_these_words_does_not_count() -> None:
    assert credited(finding("next_step", "apologise")) == (0,)


def test_a_practice_that_heard_does_not_show_is_not_asked_about() -> None:
    assert credited(finding("next_step", "apologise", looks_like="a_practice_of_tomorrow")) == ()


def test_mock_blame_is_meant_kindly() -> None:
    assert is_meant_kindly(case({"feeling": "relief"}))
    assert is_meant_badly(case({"feeling": "worry"}))


def test_only_one_side_is_pleasant_only() -> None:
    assert [pleasant_only(judge(side=side)) for side in (Side.PLEASANT, Side.NEITHER, None)] == [1, 0, 0]


def test_both_are_unpleasant_when_neither_is_missed() -> None:
    bad, good = judge(side=Side.UNPLEASANT), judge(side=Side.PLEASANT)
    assert both_unpleasant(case(sarcastic=bad, plain=bad)) == (1,)
    assert both_unpleasant(case(sarcastic=good, plain=bad)) == (0,)
