"""The shelf of scenarios: those that come with Heard, and any that a team has written."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from heard.errors import InvalidValue, NotFound
from heard.rehearsal.cards.scenario import Scenario, scenario_from


@cache
def shipped_scenarios() -> Mapping[str, Scenario]:
    """The scenarios that come with Heard, by id, in the order of their industries."""
    folder = files("heard.rehearsal.scenarios")
    cards = [read_card(each.read_text(encoding="utf-8"), each.name) for each in folder.iterdir() if _is_card(each.name)]
    return {card.id: card for card in sorted(cards, key=lambda card: (card.industry, card.id))}


def find_scenario(scenario_id: str) -> Scenario:
    """The shipped scenario with this id; NotFound says where there is a list."""
    if scenario_id not in shipped_scenarios():
        raise NotFound(f"There is no scenario {scenario_id}; `heard scenario list` has all, and a file may be named.")
    return shipped_scenarios()[scenario_id]


def read_card(text: str, name: str) -> Scenario:
    """A scenario out of the text of its file; InvalidValue names the file, and the line or the field."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise InvalidValue(f"{name} is no TOML: {problem}.") from None
    return scenario_from(values, f"{name}: ")


def _is_card(name: str) -> bool:
    return name.endswith(".toml")
