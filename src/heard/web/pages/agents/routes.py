"""The figures of one agent, for the lead: whose may be opened, by name, and one of them on a page of its own."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from heard.insights.sight import month_of
from heard.storage.access.visible import all_teams
from heard.web.api.fair.agents import Agent, list_agents, read_agent, read_spread
from heard.web.api.fair.mode import read_mode
from heard.web.api.fair.shapes import MonthIn
from heard.web.api.fair.telling import MONTHS
from heard.web.api.insights.shapes import Day
from heard.web.api.shapes import Key
from heard.web.shared.asker import Asked, ReadsAgentsFigures
from heard.web.shared.shell.viewer import show_page

PATH = "/insights/agents"

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """A team and a month; a form sends a field that was left alone as an empty word."""

    team: Key | Annotated[str, Query(pattern="^$")] = ""
    month: Day | Annotated[str, Query(pattern="^$")] = ""


@router.get(PATH)
def show(asked: ReadsAgentsFigures, chosen: Annotated[Chosen, Query()]) -> Response:
    """Whose figures of a month may be opened; the last month that is over unless another is chosen."""
    teams, months = _teams(asked), _months(asked)
    team = chosen.team if isinstance(chosen.team, int) else next(iter(teams), None)
    month = month_of(chosen.month).first if isinstance(chosen.month, date) else months[1]
    shown = {
        "teams": teams,
        "months": months,
        "team": team,
        "month": month,
        "agents": [] if team is None else list_agents(asked, MonthIn(team=team, month=month)),
        "spreads": [] if team is None else read_spread(asked, MonthIn(team=team, month=month)),
        "mode": read_mode(asked),
    }
    return show_page(asked, "pages/agents/page.html", shown)


@router.get(f"{PATH}/{{id}}")
def show_agent(asked: ReadsAgentsFigures, id_: Agent, wanted: Annotated[MonthIn, Query()]) -> Response:
    """One agent in one month; there is no file of it, and no page with two of them."""
    found = read_agent(asked, id_, wanted)
    there = {each.id: each for each in list_agents(asked, wanted)}
    shown = {
        "agent": there[id_],
        "found": found,
        "mode": read_mode(asked),
    }
    return show_page(asked, "pages/agents/agent.html", shown)


def _teams(asked: Asked) -> dict[int, str]:
    """The teams that somebody leads, by name."""
    with asked.state.house.store.reading() as session:
        teams = all_teams(session)
    return {key: name for key, name in teams.items() if asked.reach.everything or key in asked.reach.teams}


def _months(asked: Asked) -> list[date]:
    """So many months, the one that runs first."""
    month = month_of(asked.state.house.store.clock().date())
    found = []
    for _ in range(MONTHS):
        found.append(month.first)
        month = month.before
    return found
