"""What people say of a category: read from JSON, checked, and whole before it counts."""

import re
from typing import Any

import pytest

from heard.errors import InvalidValue
from heard.quality.rating import (
    Rating,
    carried_over,
    check_whole,
    is_bad,
    ratings_from,
    ratings_to_wire,
    steps_of,
)
from heard.quality.scorecard import Scorecard
from tests.quality.cards import category, example_card

WHOLE = {"binary": Rating(2), "four": Rating(1), "five": Rating(4), "none": Rating(None)}


@pytest.mark.parametrize(("steps", "bad"), [(2, {1}), (3, {1}), (4, {1, 2}), (5, {1, 2})])
def test_bad_is_below_half(steps: int, bad: set[int]) -> None:
    each = category("c", steps, 1)
    assert {step for step in range(1, steps + 1) if is_bad(each, step)} == bad
    assert not is_bad(each, None)


def test_ratings_are_the_same_again_once_they_were_json() -> None:
    ratings = {"binary": Rating(1, "No."), "five": Rating(2, "", ("Tone",), "m2"), "none": Rating(None, is_open=True)}
    assert ratings_from(example_card(), ratings_to_wire(ratings)) == ratings


def test_what_is_open_has_no_step_and_what_does_not_apply_has_none() -> None:
    ratings = ratings_from(example_card(), {"binary": {"comment": "Later."}, "four": {"step": None}})
    assert steps_of(ratings) == {"four": None}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ([], "ratings must be an object, not a list."),
        ({"other": {}}, "ratings.other is no setting; here may stand binary, five, four, none."),
        ({"five": {"stars": 3}}, "ratings.five.stars is no setting; here may stand causes, comment, step, turn_id."),
        ({"five": {"step": 6}}, "“Five” is rated 6; its scale goes from 1 to 5."),
        ({"five": {"step": "2"}}, "ratings.five.step must be a whole number, not text."),
        ({"five": {"step": 2, "causes": ["Weather"]}}, "“Five” has no cause “Weather”; choose from its own list."),
        (
            {"five": {"step": 3, "causes": ["Tone"]}},
            "“Five” is not rated below half: it has no cause; leave causes out.",
        ),
        ({"five": {"step": None, "causes": ["Tone"]}}, "“Five” is not rated below half"),
        ({"five": {"comment": "x" * 2001}}, "The comment on “Five” is longer than 2,000 letters; shorten it."),
    ],
)
def test_it_rejects(sent: Any, sentence: str) -> None:  # noqa: ANN401 - whatever JSON holds
    with pytest.raises(InvalidValue, match=re.escape(sentence)):
        ratings_from(example_card(), sent)


def test_what_is_whole_passes() -> None:
    check_whole(example_card(critical=True), WHOLE)


def test_what_is_open_is_named() -> None:
    ratings = WHOLE | {"four": Rating(None, is_open=True)}
    del ratings["binary"]
    with pytest.raises(InvalidValue, match="does not apply: “Binary”, “Four”"):
        check_whole(example_card(), ratings)


def test_a_critical_one_below_half_asks_for_a_comment() -> None:
    card = example_card(critical=True)
    with pytest.raises(InvalidValue, match="below half the whole score is 0: “Five”"):
        check_whole(card, WHOLE | {"five": Rating(2, " ")})
    check_whole(card, WHOLE | {"five": Rating(2, "It blames.")})
    check_whole(example_card(), WHOLE | {"five": Rating(2)})


def test_a_second_look_takes_over_what_is_still_rated_alike() -> None:
    now = Scorecard("example", "Example", (category("binary", 3, 10), category("four", 4, 5), category("new", 2, 1)))
    assert carried_over(now, example_card(), WHOLE) == {"four": Rating(1)}
