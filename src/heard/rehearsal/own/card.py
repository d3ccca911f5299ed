"""A moment of one's own as a card: a customer of whom nothing is known but what they wrote."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields
from heard.customer.feeling import FeelingName
from heard.rehearsal.cards.persona import find_persona
from heard.rehearsal.cards.says import Intent, Says, says_from
from heard.rehearsal.cards.scenario import Clue, Hidden, Need, Replies, Scenario, WayOut
from heard.rehearsal.moves import NEEDS
from heard.rehearsal.own.moment import OwnMoment
from heard.rehearsal.state import Band, State

TITLE = "A moment of your own"
# No card that comes with Heard begins like this.
OWN = "own-"
# A moment is answered once, and the answer to that once more.
MOST_REPLIES = 2
# They have written before, and somebody has yet to show that it was read.
TRUST, PATIENCE = 1.5, 2.5
# By these Heard sees that it goes on. Nobody knows here what could be offered, so that is all a way out can be.
GOES_ON = frozenset({"next_step", "inform", "take_ownership"})
BRIEF = """You answered this moment once, at your desk. What the customer wrote is changed: names, numbers, days and
places are made up, and words that might tell who it is are left out (…). You may do what you may do at your desk.
Nothing more is known of the matter, so that whoever asks for more learns nothing. The customer goes along once they
hear what you take on, what happens next, or what is so. After two replies it is over."""


def id_of(moment: OwnMoment) -> str:
    """The id of its card: the same moment has the same."""
    return OWN + sha256(json.dumps(asdict(moment), sort_keys=True).encode()).hexdigest()[:24]


def is_own(scenario: str) -> bool:
    """Whether a scenario is a moment of somebody's own, by its id."""
    return scenario.startswith(OWN)


def card_of(moment: OwnMoment) -> Scenario:
    """The card of a moment."""
    opening = MappingProxyType(dict.fromkeys(Band, (moment.opening,)))
    return Scenario(
        id=id_of(moment),
        title=TITLE,
        industry="your own conversation",
        channel=Channel(moment.channel),
        persona=moment.persona,
        need=_need(moment.behaviour),
        brief=BRIEF,
        agent="your own team",
        start=State({FeelingName(name): float(felt) for name, felt in moment.feelings.items()}, TRUST, PATIENCE),
        hidden=Hidden("", ()),
        facts=(),
        ways_out=(WayOut("it goes on", "What happens next, or who sees to it.", Clue((), ()), shown_by=GOES_ON),),
        says={**find_persona(moment.persona).says, **_lines(), Intent.OPEN.value: opening},
        replies=Replies(("",), ("",)),
    )


def _need(behaviour: str) -> Need:
    """The need that the behaviour serves, so that it counts here; to be understood where it serves none."""
    return next((need for need, serve in NEEDS.items() if behaviour in serve), Need.EMPATHY)


@cache
def _lines() -> Says:
    text = (files("heard.rehearsal.own") / "lines.toml").read_text(encoding="utf-8")
    return says_from(Fields(tomllib.loads(text), "lines.toml: "))


def own_to_wire(moment: OwnMoment) -> dict[str, object]:
    """A moment as it is kept."""
    return asdict(moment)


def own_from_wire(wire: Mapping[str, Any]) -> OwnMoment:
    """A moment that was kept."""
    return OwnMoment(**wire)
