"""What a tool makes of an exchange."""

import pytest

from evals.rival import Rival
from evals.robustness.judgement import Judgement, judge_review, judge_with
from evals.side import Side
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.people import conversation

SOUR = Rival("Coin", "coin", lambda text: -0.5 if "bad" in text else 0.2, neutral=0.1)


def read(*lines: str) -> Judgement:
    """As Heard reads it, with a model made of fakes."""
    return judge_review(review(conversation(*lines), fake_model()))


def test_values_are_told_from_0_to_1() -> None:
    judged = read("C: I am furious!", "A: You must feel furious.")
    assert judged.displeasure == pytest.approx(2 / 3)
    # 3 to start with, 1 for the feeling taken up, .45 for naming it, .09 off for what may be ignored.
    assert judged.heard == pytest.approx((4.36 - 1) / 4)


def test_words_stand_with_what_is_present_alone() -> None:
    judged = read("C: I am furious.", "A: Maybe you must feel bad. It comes tomorrow.")
    assert [span.quote for span in judged.words["next_step"]] == ["It comes tomorrow."]
    assert "name_feeling" not in judged.words
    assert judged.confidences["name_feeling"] == pytest.approx(0.4)


def test_of_several_customer_turns_the_last_counts() -> None:
    assert read("C: I am furious.", "C: Lovely.").feelings == {"joy"}


def test_feelings_on_both_sides_are_unpleasant() -> None:
    assert read("C: Lovely, and I am furious.").unpleasant
    assert not read("C: Lovely.").unpleasant
    assert not read("C: Well.").unpleasant


def test_without_a_reply_there_is_no_value_and_nothing_unread() -> None:
    judged = read("C: Well.")
    assert judged.heard is None
    assert not judged.unread


@pytest.mark.parametrize("lines", [("C: Hola.", "A: Hello."), ("C: Hello.", "A: Hola.")])
def test_a_turn_in_another_language_is_unread(lines: tuple[str, str]) -> None:
    assert read(*lines).unread
    assert read(*lines).heard is None


def test_a_rival_judges_by_polarity() -> None:
    judged = judge_with(SOUR)(conversation("C: Fine.", "C: How bad.", "A: Well."))
    assert judged == Judgement(0.6, 0.5, Side.UNPLEASANT)


def test_a_rival_needs_no_reply() -> None:
    assert judge_with(SOUR)(conversation("C: Fine.")) == Judgement(None, 0.0, Side.PLEASANT)
