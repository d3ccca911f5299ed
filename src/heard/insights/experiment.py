"""A switchback experiment as it is registered: what is switched, what is measured, where, how long, and what matters.

It is fixed before its first day: whoever could change the question once the answer shows would always be right.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeAlias

from heard.errors import InvalidValue

# A day is paired with the same weekday of the week after.
A_WEEK, A_FORTNIGHT = 7, 14
MOST_WEEKS = 26
# Conversations that began in the last days run on for a while: so long they stay as they began, and are waited for.
SETTLING = timedelta(days=3)


class SwitchKind(StrEnum):
    """What kind of thing is switched."""

    CUE = "cue"
    ADVICE = "advice"
    STATEMENT = "statement"


class DeskCue(StrEnum):
    """What the desk shows unasked; signals of care and of promises are none of them, for those are never left out."""

    FEELING = "feeling_now"
    STILL_UNHEARD = "still_unheard"
    SUGGESTIONS = "suggestions"


class Unit(StrEnum):
    """What the lot is drawn for."""

    DAY = "day"
    TEAM_DAY = "team_day"


class Direction(StrEnum):
    """Where the measure should go."""

    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing that is on or off: a cue of the desk, the advice on a behaviour, or a statement, by its id."""

    kind: SwitchKind
    name: str


Off: TypeAlias = frozenset[Switch]
NOTHING_OFF: Off = frozenset()
FEELING, STILL_UNHEARD, SUGGESTIONS = (Switch(SwitchKind.CUE, cue) for cue in DeskCue)


def names_in(off: Off, kind: SwitchKind) -> frozenset[str]:
    """What is off of one kind."""
    return frozenset(each.name for each in off if each.kind is kind)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was registered; `smallest` is the smallest change that would matter, in what the measure counts in.

    `planned` are the conversations of as many weeks just before, `power` how likely a change of `smallest` shows in as
    many; None where there were too few to tell.
    """

    name: str
    switches: tuple[Switch, ...]
    measure: str
    direction: Direction
    smallest: float
    unit: Unit
    teams: tuple[int, ...]
    first: date
    weeks: int
    seed: int
    planned: int = 0
    power: float | None = None

    def __post_init__(self) -> None:
        if not (self.name and self.switches and self.teams):
            raise InvalidValue("An experiment has a name, something that is switched, and a team.")
        if self.weeks % 2 or not 0 < self.weeks <= MOST_WEEKS:
            raise InvalidValue(f"Weeks are taken in pairs; let it last 2, 4, 6 or up to {MOST_WEEKS} weeks.")
        if not self.smallest > 0:
            raise InvalidValue("Say the smallest change that would matter, as a number above 0.")

    @property
    def until(self) -> date:
        """The day after the last one."""
        return self.first + timedelta(days=self.weeks * A_WEEK)

    @property
    def fingerprint(self) -> str:
        """What only this very plan has: whoever kept it can tell whether anything was changed since."""
        told = json.dumps(plan_to_wire(self), sort_keys=True, separators=(",", ":"))
        return sha256(told.encode()).hexdigest()


def plan_to_wire(plan: Plan) -> dict[str, Any]:
    """A plan as JSON."""
    own = {name: getattr(plan, name) for name in Plan.__slots__}
    switches = [{"kind": each.kind.value, "name": each.name} for each in plan.switches]
    return own | {"switches": switches, "teams": list(plan.teams), "first": plan.first.isoformat()}


def plan_from_wire(wire: Mapping[str, Any]) -> Plan:
    """The plan again."""
    switches = tuple(Switch(SwitchKind(each["kind"]), each["name"]) for each in wire["switches"])
    kinds = {
        "switches": switches,
        "direction": Direction(wire["direction"]),
        "unit": Unit(wire["unit"]),
        "teams": tuple(wire["teams"]),
        "first": date.fromisoformat(wire["first"]),
    }
    return Plan(**{**wire, **kinds})
