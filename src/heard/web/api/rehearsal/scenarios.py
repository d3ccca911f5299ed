"""Who there is to rehearse with."""

from fastapi import APIRouter

from heard.errors import NotFound
from heard.rehearsal.cards.persona import find_persona
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.rehearsal.own.card import card_of, own_from_wire
from heard.storage.rehearsals.tries import KeptTry
from heard.web.api.rehearsal.shapes import ScenarioOut
from heard.web.shared.asker import Rehearses
from heard.web.shared.problem import documented

router = APIRouter(tags=["rehearsals"], responses=documented())


@router.get("/scenarios")
def list_scenarios(_asked: Rehearses) -> list[ScenarioOut]:
    """All scenarios, by industry."""
    return [told(each) for each in shipped_scenarios().values()]


def scenario_of(id_: str) -> Scenario:
    """The scenario of this id; NotFound says where they are listed."""
    if id_ not in shipped_scenarios():
        raise NotFound(f"There is no scenario {id_}; the list of scenarios has all.")
    return shipped_scenarios()[id_]


def card_played(known: KeptTry) -> Scenario | None:
    """The card of a try: of its moment where it is made of one; None where the scenario is gone."""
    if known.own:
        return card_of(own_from_wire(known.own.moment))
    return shipped_scenarios().get(known.brief.scenario)


def told(scenario: Scenario) -> ScenarioOut:
    """A scenario as a trainee is told of it."""
    persona = find_persona(scenario.persona)
    return ScenarioOut(
        id=scenario.id,
        title=scenario.title,
        industry=scenario.industry,
        channel=scenario.channel,
        agent=scenario.agent,
        brief=" ".join(scenario.brief.split()),
        persona=persona.id,
        persona_title=persona.title,
        manner=persona.manner,
    )
