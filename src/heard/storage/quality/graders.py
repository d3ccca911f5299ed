"""Graders: who may be given conversations of a team to grade, and which they see only once these were given to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, not_, or_, select

from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.schema import CONVERSATION, HELD_ROLE, USER, USER_AGENT
from heard.storage.store import Session

LEAD, REVIEWER = "lead", "reviewer"


@dataclass(frozen=True, slots=True)
class Grader:
    """Somebody who leads or reviews: how far both carry, what they see as a lead, and the agents that they are."""

    id: int
    name: str
    reach: Reach
    leads: Reach
    agents: frozenset[int]

    def may_grade(self, team: int | None, agent: int | None) -> bool:
        """Whether a conversation of this team and agent may be put before them; never one that they answered."""
        return self.reach.covers(team, agent) and agent not in self.agents

    def fits(self) -> ColumnElement[bool]:
        """The same, as a query over conversations asks it."""
        theirs = CONVERSATION.c.agent_id.in_(self.agents)
        return and_(self.reach.condition(), or_(CONVERSATION.c.agent_id.is_(None), not_(theirs)))


def all_graders(session: Session, within: Reach = EVERYTHING) -> Sequence[Grader]:
    """Everybody who leads or reviews and may come in, perhaps in the teams of a reach, by name."""
    held = select(HELD_ROLE.c.user_id, HELD_ROLE.c.role, HELD_ROLE.c.team_id)
    teams: dict[int, dict[str, set[int | None]]] = {}
    for user, role, team in session.connection.execute(held.where(HELD_ROLE.c.role.in_((LEAD, REVIEWER)))):
        teams.setdefault(user, {LEAD: set(), REVIEWER: set()})[role].add(team)
    agents: dict[int, set[int]] = {}
    for user, agent in session.connection.execute(select(USER_AGENT.c.user_id, USER_AGENT.c.agent_id)):
        agents.setdefault(user, set()).add(agent)
    named = select(USER.c.id, USER.c.name).where(USER.c.id.in_(teams), USER.c.disabled_at.is_(None))
    found = [
        Grader(
            id_,
            name,
            _reach(teams[id_][LEAD] | teams[id_][REVIEWER]),
            _reach(teams[id_][LEAD]),
            frozenset(agents.get(id_, ())),
        )
        for id_, name in session.connection.execute(named.order_by(USER.c.name, USER.c.id))
    ]
    return [each for each in found if _meet(each.reach, within)]


def _reach(teams: Collection[int | None]) -> Reach:
    if None in teams:
        return EVERYTHING
    return Reach(teams=frozenset(team for team in teams if team is not None)) if teams else NOTHING


def _meet(one: Reach, other: Reach) -> bool:
    return one.everything or other.everything or bool(one.teams & other.teams)
