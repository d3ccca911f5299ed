"""Scorecards: the shipped one, those of a file, and what cannot be one."""

import re
from typing import Any

import pytest

from heard.conversation.fields import Fields
from heard.errors import InvalidValue, NotFound
from heard.quality.scorecard import (
    KNOWN,
    Figure,
    Scorecard,
    scorecard_from,
    scorecard_to_wire,
    scorecards_from,
    shipped_scorecard,
)
from tests.quality.cards import category, example_card

CATEGORY = {"id": "tone", "title": "Tone", "asks": "Is it kind?", "steps": 3, "weight": 10}


def card(**changed: object) -> Fields:
    """A scorecard of one category, changed in one way."""
    return Fields.of({"id": "own", "title": "Own", "categories": [CATEGORY | changed]}, "the scorecard")


def test_the_shipped_one_is_taken_up_first_and_respect_is_critical() -> None:
    shipped = shipped_scorecard()
    assert (shipped.id, shipped.title) == ("heard", "Heard")
    assert max(shipped.categories, key=lambda each: each.weight).figure is Figure.HEARD_RATE
    assert [each.id for each in shipped.categories if each.critical] == ["respect"]
    assert [each.id for each in shipped.categories if not each.is_automatic] == ["right"]


@pytest.mark.parametrize("given", [shipped_scorecard(), example_card(critical=True)])
def test_a_scorecard_is_the_same_again_once_it_was_json(given: Scorecard) -> None:
    assert scorecard_from(Fields.of(scorecard_to_wire(given), "it"), KNOWN) == given


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"steps": 1}, "Category tone has 1 steps; a scale has 2 to 5."),
        ({"steps": 6}, "Category tone has 6 steps; a scale has 2 to 5."),
        ({"weight": 101}, "Category tone weighs 101; a weight is 0 to 100."),
        ({"weight": 0}, "In scorecard own nothing has any weight; give one category more than 0."),
        ({"weight": None}, "categories[0].weight is missing."),
        ({"title": " "}, "Category tone needs an id, a title and what it asks."),
        ({"critical": 1}, "categories[0].critical must be true or false, not a number."),
        ({"figure": "luck"}, "categories[0].figure is 'luck'; use heard_rate or time_to_acknowledgement."),
        ({"shows": ["charm"]}, "categories[0] names charm, and there is no such behaviour."),
        ({"figure": "heard_rate", "shows": ["restate"]}, "Category tone draws on several things"),
        ({"stars": 5}, "categories[0].stars is no setting"),
    ],
)
def test_it_rejects(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidValue, match=re.escape(sentence)):
        scorecard_from(card(**changed), KNOWN)


def test_a_kept_one_may_name_a_behaviour_that_is_gone() -> None:
    assert scorecard_from(card(shows=["charm"])).categories[0].shows == ("charm",)


def test_no_two_are_called_alike() -> None:
    twice = Fields.of({"scorecards": [card().values, card().values]}, "scorecards.toml")
    with pytest.raises(InvalidValue, match="Two scorecards have the id own"):
        scorecards_from(twice, KNOWN)
    with pytest.raises(InvalidValue, match="has two categories tone"):
        Scorecard("own", "Own", (category("tone", 2, 1), category("tone", 3, 1)))


def test_a_file_has_several() -> None:
    several = Fields.of({"scorecards": [card().values, {**card().values, "id": "other"}]}, "scorecards.toml")
    assert [each.id for each in scorecards_from(several, KNOWN)] == ["own", "other"]


def test_a_category_is_found_by_its_id() -> None:
    assert example_card().category("four").steps == 4
    with pytest.raises(NotFound, match="“Example” has no category six"):
        example_card().category("six")


@pytest.mark.parametrize(("share", "step"), [(0.0, 1), (0.24, 1), (0.25, 2), (0.5, 2), (0.74, 2), (0.75, 3), (1.0, 3)])
def test_a_share_lies_nearest_to_a_step_and_halves_go_up(share: float, step: int) -> None:
    assert category("c", 3, 1).nearest(share) == step
