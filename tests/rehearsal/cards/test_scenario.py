"""Cards as they are read."""

import pytest

from heard.errors import InvalidValue, NotFound
from heard.rehearsal.cards.persona import find_persona
from heard.rehearsal.cards.shelf import find_scenario, read_card
from tests.rehearsal.deck import card, values_of


def test_a_card_knows_every_line_that_its_customer_may_say() -> None:
    lines = card().lines
    assert {"open one", "number two", "disclosed one"} <= set(lines)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"need": "sugar"}, "need is 'sugar'; use empathy, speed or power"),
        ({"says": {"opens": {"any": ["x"]}}}, "says.opens is nothing that a customer does"),
        ({"fact": [{"id": "x", "words": ["y"]}]}, "fact[0].told must hold at least one text"),
        ({"way_out": [{"id": "x", "what": "x", "words": ["y"], "whole": False}]}, "no way out that is whole"),
        ({"start": {"feelings": {"joy": 2.0}, "trust": 1.0, "patience": 1.0}}, "joy is no setting"),
        ({"start": {"feelings": {"anger": 4.0}, "trust": 1.0, "patience": 1.0}}, "from 0 to 3"),
        ({"colour": "red"}, "colour is no setting"),
    ],
)
def test_what_is_wrong_with_a_card_is_said(changed: dict[str, object], told: str) -> None:
    with pytest.raises(InvalidValue, match=r".") as problem:
        card(**changed)
    assert told in str(problem.value)


def test_a_card_without_lines_for_what_has_to_be_said_cannot_be_played() -> None:
    says = {name: lines for name, lines in values_of()["says"].items() if name != "press"}
    with pytest.raises(InvalidValue, match=r"no lines for press; write says\.press"):
        card(says=says)


def test_a_file_that_is_no_toml_names_the_line() -> None:
    with pytest.raises(InvalidValue, match=r"mine\.toml is no TOML: .*line 2"):
        read_card('id = "x"\ntitle = = "y"\n', "mine.toml")


def test_unknown_names_say_what_there_is() -> None:
    with pytest.raises(NotFound, match="heard scenario list"):
        find_scenario("nothing")
    with pytest.raises(NotFound, match="seething"):
        find_persona("nobody")
