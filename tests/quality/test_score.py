"""The arithmetic of a scorecard: the worked examples, and any other against the sum by hand."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.errors import InvalidValue, NotFound
from heard.quality.score import Score, category_score, mean_score, score
from heard.quality.scorecard import Scorecard
from tests.quality.cards import EXAMPLE_STEPS, by_hand, category, example_card, rated


@pytest.mark.parametrize(
    ("steps", "scores"),
    [
        (2, [0, 100]),
        (3, [0, 50, 100]),
        (4, [0, 33.33, 66.67, 100]),
        (5, [0, 25, 50, 75, 100]),
    ],
)
def test_a_scale_goes_from_0_to_100(steps: int, scores: list[float]) -> None:
    each = category("c", steps, 1)
    assert [category_score(each, step) for step in range(1, steps + 1)] == scores


def test_the_worked_example_comes_to_79_17() -> None:
    assert score(example_card(), EXAMPLE_STEPS) == Score(79.17, 79.17)


def test_half_is_not_below_half_even_where_it_is_critical() -> None:
    assert score(example_card(critical=True), EXAMPLE_STEPS) == Score(79.17, 79.17)


def test_a_critical_one_below_half_makes_it_0_and_says_what_it_would_be() -> None:
    assert score(example_card(critical=True), EXAMPLE_STEPS | {"five": 2}) == Score(0.0, 72.92, ("five",))


def test_scores_of_people_have_the_mean_of_the_worked_example() -> None:
    assert mean_score([100, 9.91, 63.96, 90.99, 0]) == 52.97


@given(given=rated())
def test_any_score_is_the_sum_by_hand(given: tuple[Scorecard, Mapping[str, int | None]]) -> None:
    card, ratings = given
    expected, found = by_hand(card, ratings), score(card, ratings)
    assert (found.uncapped is None) == (expected is None)
    if expected is not None and found.uncapped is not None:
        assert abs(Fraction(found.uncapped) - expected) <= Fraction(51, 10_000)
        assert found.value == (0 if found.failed else found.uncapped)


@given(given=rated())
def test_what_fails_is_critical_and_below_half(given: tuple[Scorecard, Mapping[str, int | None]]) -> None:
    card, ratings = given
    below = {id_ for id_, step in ratings.items() if step is not None and 2 * (step - 1) < card.category(id_).steps - 1}
    assert set(score(card, ratings).failed) == {
        each.id for each in card.categories if each.critical and each.id in below
    }


@given(given=rated())
def test_what_does_not_apply_is_as_if_it_were_not_there(
    given: tuple[Scorecard, Mapping[str, int | None]],
) -> None:
    card, ratings = given
    assert score(card, ratings) == score(card, {id_: step for id_, step in ratings.items() if step is not None})


@given(given=rated(), order=st.randoms(use_true_random=False))
def test_the_order_of_ratings_is_nothing_to_the_score(
    given: tuple[Scorecard, Mapping[str, int | None]], order: Random
) -> None:
    card, ratings = given
    mixed = list(ratings)
    order.shuffle(mixed)
    assert score(card, {id_: ratings[id_] for id_ in mixed}).uncapped == score(card, ratings).uncapped


@given(values=st.lists(st.integers(0, 10_000)))
def test_a_mean_is_that_of_the_scores_to_the_cent(values: list[int]) -> None:
    found = mean_score(value / 100 for value in values)
    if not values:
        assert found is None
    else:
        assert found is not None
        assert abs(Fraction(found) - Fraction(sum(values), 100 * len(values))) <= Fraction(51, 10_000)


def test_nothing_rated_has_no_score_and_not_0() -> None:
    assert score(example_card(), {"binary": None}) == Score(None, None)
    assert mean_score([]) is None


@pytest.mark.parametrize("step", [0, 3, -1])
def test_it_rejects_a_step_that_the_scale_does_not_have(step: int) -> None:
    with pytest.raises(InvalidValue, match="its scale goes from 1 to 2"):
        score(example_card(), {"binary": step})


def test_it_rejects_a_category_that_the_scorecard_does_not_have() -> None:
    with pytest.raises(NotFound, match="“Example” has no category other"):
        score(example_card(), {"other": 1})
