"""An answer to a survey lies on its scale, or there is none."""

import pytest

from heard.conversation.survey import STEPS, Scale, SurveyAnswer
from heard.errors import InvalidValue


@pytest.mark.parametrize(
    ("scale", "value"), [(scale, value) for scale, steps in STEPS.items() for value in (steps.lowest, steps.highest)]
)
def test_both_ends_of_a_scale_are_on_it(scale: Scale, value: int) -> None:
    assert SurveyAnswer("7", scale, value).value == value


@pytest.mark.parametrize(("scale", "value"), [("csat", 0), ("csat", 6), ("thumbs", 2), ("nps", -1), ("ces", 8)])
def test_it_rejects_what_is_not_on_its_scale(scale: str, value: int) -> None:
    with pytest.raises(InvalidValue, match=f"^{value} is not on {scale}, which goes from"):
        SurveyAnswer("7", Scale(scale), value)


def test_it_rejects_a_comment_without_end() -> None:
    with pytest.raises(InvalidValue, match="longer than 64,000 letters"):
        SurveyAnswer("7", Scale.NPS, 9, comment="a" * 64_001)


def test_it_rejects_an_answer_of_no_conversation() -> None:
    with pytest.raises(InvalidValue, match="names no conversation"):
        SurveyAnswer("", Scale.NPS, 9)
