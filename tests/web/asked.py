"""A request of a route, as the table of rights writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What a request changes: it adds something, beside which all others may be asked, or it ends something they need.
ADDS, ENDS = "adds", "ends"


@dataclass(frozen=True, slots=True)
class Ask:
    """A valid request of a route: the right it takes, what its id names, what it changes, what is sent along."""

    right: str
    names: str | None = None
    changes: str | None = None
    by_browser: bool = False
    sent: Mapping[str, Any] = field(default_factory=dict)


def filled(values: Mapping[str, object], places: Mapping[str, str]) -> dict[str, object]:
    """What is sent, with ids in the places that are kept for them."""
    return {name: _placed(value, places) for name, value in values.items()}


def _placed(value: object, places: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_placed(each, places) for each in value]
    return places.get(value, value) if isinstance(value, str) else value
