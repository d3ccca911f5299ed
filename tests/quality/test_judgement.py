"""Judgements by their names: what there are, what may be said of them, and what the machine says."""

import pytest

from heard.errors import InvalidValue
from heard.quality.judgement import (
    check_value,
    evidence_for,
    item_judgement,
    judgement_from,
    machine_value,
)
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from tests.browser.scene import rich_talk
from tests.fakes.model import fake_model

REVIEW = review_to_wire(review(rich_talk(), fake_model()))
WORDS = {turn.id: turn.text for turn in rich_talk().turns}


@pytest.mark.parametrize(
    "name", ["heard", "practice:validate", "pitfall:own.one-2", "item:anger.12", "feeling:joy", "signal:vulnerable"]
)
def test_a_name_reads_as_it_is_written(name: str) -> None:
    assert str(judgement_from(name)) == name


@pytest.mark.parametrize(
    "name",
    ["", "heard:", "heard:1", "Heard", "practice", "practice:", "item:anger", "item:anger.x", "item:c1", "hint:a"],
)
def test_what_is_no_name_is_told(name: str) -> None:
    with pytest.raises(InvalidValue, match="name one of those"):
        judgement_from(name)


def test_items_are_all_of_one_sort() -> None:
    assert {judgement_from(name).sort for name in ("item:anger.1", "item:problem.2")} == {"item"}
    assert judgement_from("practice:validate").sort == "practice:validate"


@pytest.mark.parametrize(
    ("turn_id", "name", "value", "words"),
    [
        ("m1", "heard", 2, None),
        ("m1", "practice:name_feeling", "yes", "That must feel awful."),
        ("m1", "practice:validate", "no", None),
        ("m1", "practice:explore", "no", None),
        ("m5", "practice:next_step", "unsure", "Tomorrow, maybe."),
        ("m1", "pitfall:scripted", "yes", "Sorry for any inconvenience."),
        ("m0", "feeling:anger", 2, "furious"),
        ("m0", "feeling:joy", "no", None),
        ("m0", "signal:repeat_contact", "yes", "again"),
        ("m0", "signal:vulnerable", "no", None),
        ("m0", "item:problem.25", "answer", "broken"),
        ("m0", "item:anger.5", "no", "furious"),
        ("m0", "item:anger.6", None, None),
        ("m4", "item:anger.5", None, None),
        ("m3", "feeling:anger", None, None),
        ("m1", "feeling:anger", None, None),
        ("m0", "heard", None, None),
        ("m2", "practice:validate", None, None),
        ("none", "heard", None, None),
    ],
)
def test_it_finds_what_the_machine_says_and_on_which_words(
    turn_id: str, name: str, value: object, words: str | None
) -> None:
    judgement = judgement_from(name)
    assert machine_value(REVIEW, turn_id, judgement) == value
    place = evidence_for(REVIEW, turn_id, judgement)
    assert (WORDS[turn_id][slice(*place)] if place else None) == words


def test_every_item_is_found_by_its_judgement() -> None:
    for item in REVIEW["ledger"]:
        assert machine_value(REVIEW, item["turn_id"], item_judgement(item)) is not None


@pytest.mark.parametrize(
    ("name", "value"), [("heard", 5), ("feeling:joy", "no"), ("feeling:joy", 3), ("item:joy.1", "defer")]
)
def test_a_value_that_may_stand_there_is_taken(name: str, value: object) -> None:
    assert check_value(judgement_from(name), value) == value


@pytest.mark.parametrize(
    ("name", "value"), [("heard", 0), ("heard", True), ("heard", 4.0), ("feeling:joy", "yes"), ("signal:a", None)]
)
def test_another_value_is_refused_with_those_that_may(name: str, value: object) -> None:
    with pytest.raises(InvalidValue, match="says one of"):
        check_value(judgement_from(name), value)
