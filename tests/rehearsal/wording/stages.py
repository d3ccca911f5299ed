"""A customer who asks when their parcel comes, and the moment at which other words are tried."""

from typing import Any

from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.judged import Judge
from heard.rehearsal.session import Rehearsal, Stage
from tests.fakes.model import fake_model
from tests.fakes.placer import FakePlacer
from tests.rehearsal.deck import PERSONA, card, values_of

LINE = "I am scared! So when is it here, on the 9th?"
OTHER = "I'm so scared! Will I see it on the 9th, or when?"


def asking(line: str = LINE) -> Scenario:
    """The card, on which they ask in these words; their grandmother's birthday is what they have not told."""
    says: dict[str, Any] = dict(values_of()["says"])
    says |= {"open": {"any": ["Where is my parcel then, it is all that I want to know."]}, "press": {"any": [line]}}
    told = ["It is for my grandmother, who turns old.", "My grandmother has her birthday with candles."]
    facts = [
        {"id": "the number", "given": True, "words": ["order number"], "told": ["Number 4017."]},
        {"id": "the street", "words": ["which street"], "told": ["Cobden Terrace.", "In Cobden Terrace, blue door."]},
    ]
    return card(says=says, hidden={"what": "A present for a grandmother.", "told": told}, fact=facts)


def stage_of(scenario: Scenario) -> Stage:
    """Where it is played with the fakes."""
    return Stage(scenario, fake_model(), Judge(scenario, FakePlacer()), PERSONA)


def moment(stage: Stage, reply: str = "Please wait.") -> tuple[Rehearsal, Rehearsal]:
    """Before a reply, and after it with the card's own line."""
    before = stage.begin(1)
    return before, stage.reply(before, reply)
