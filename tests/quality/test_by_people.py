"""The heard rate as people see it, beside Heard's own."""

import pytest

from heard.quality.by_people import Words, rate_by_people
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from tests.browser.scene import rich_talk
from tests.fakes.model import fake_model

# Of a weight of 7 that was voiced, 1 was taken up.
REVIEW = review_to_wire(review(rich_talk(), fake_model()))


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ({}, None),
        ({("m0", "item:problem.25"): "answer"}, None),
        ({("m0", "item:problem.25"): "no"}, (0.0, 7.0)),
        ({("m0", "item:anger.5"): "acknowledge"}, (3.0, 7.0)),
        ({("m0", "item:question.43"): "defer"}, (1.5, 7.0)),
        ({("m0", "feeling:anger"): "no"}, (1.0, 5.0)),
        ({("m0", "feeling:anger"): 3}, None),
        ({("m6", "feeling:joy"): "no"}, None),
        ({("m0", "item:anger.5"): "answer", ("m4", "feeling:worry"): "no"}, (3.0, 6.0)),
    ],
)
def test_a_word_changes_what_it_is_about_and_no_more(words: Words, rate: tuple[float, float] | None) -> None:
    assert rate_by_people(REVIEW, words) == rate
