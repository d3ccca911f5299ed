"""Figures of one agent for a lead: one at a time, once the agent could see them, and only what may be seen at all."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.errors import NotFound
from heard.insights.sight import month_of
from heard.storage.access.teams import team_named
from heard.storage.store import Session
from heard.web.api.fair.shapes import AgentOut, FiguresOut, MonthIn, SpreadOut
from heard.web.api.fair.sight import open_to_lead, told_of
from heard.web.api.fair.telling import Whose, spreads_of
from heard.web.api.shapes import Key
from heard.web.shared.asker import Asked, ReadsAgentsFigures
from heard.web.shared.problem import documented

router = APIRouter(tags=["insights"], responses=documented(404))
Agent = Annotated[Key, Path(alias="id", description="The id of a user who is an agent of the team.")]


@router.get("/agents")
def list_agents(asked: ReadsAgentsFigures, wanted: Annotated[MonthIn, Query()]) -> list[AgentOut]:
    """The agents of a team whose figures of a month you may open now, by name; no figure stands beside them."""
    with asked.state.house.store.reading() as session:
        _check_leads(session, asked, wanted.team)
        return list(open_to_lead(session, _of(asked.principal.user, wanted)).values())


@router.get("/agents/spread")
def read_spread(asked: ReadsAgentsFigures, wanted: Annotated[MonthIn, Query()]) -> list[SpreadOut]:
    """How far the agents of a team lie apart in a month, from five of them on; it tells of none of them."""
    with asked.state.house.store.reading() as session:
        _check_leads(session, asked, wanted.team)
        whose = _of(asked.principal.user, wanted)
        return spreads_of(session, whose, {asked.principal.user, *open_to_lead(session, whose)})


@router.get("/agents/{id}/figures")
def read_agent(asked: ReadsAgentsFigures, id_: Agent, wanted: Annotated[MonthIn, Query()]) -> FiguresOut:
    """The figures of one agent; that you have looked is written down."""
    whose = _of(id_, wanted)
    with asked.state.house.store.reading() as session:
        if not _leads(asked, wanted.team) or id_ not in open_to_lead(session, _of(asked.principal.user, wanted)):
            raise NotFound(f"There are no figures of agent {id_} for you to see.")
        asked.views(f"figures of user {id_}")
        return told_of(session, whose)


def _of(user: int, wanted: MonthIn) -> Whose:
    return Whose(user, wanted.team, month_of(wanted.month))


def _check_leads(session: Session, asked: Asked, team: int) -> None:
    """NotFound where somebody does not lead a team, as where there is none."""
    if not _leads(asked, team):
        raise NotFound(f"There is no team {team}.")
    team_named(session, team)


def _leads(asked: Asked, team: int) -> bool:
    return asked.reach.everything or team in asked.reach.teams
