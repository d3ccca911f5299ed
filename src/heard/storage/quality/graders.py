"""Graders: who may be asked to grade conversations of a team, and which they see only once these were given to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.schema import HELD_ROLE, USER, USER_AGENT
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


def all_graders(session: Session) -> Sequence[Grader]:
    """Everybody who leads or reviews and may come in, by name."""
    held = session.connection.execute(select(HELD_ROLE).where(HELD_ROLE.c.role.in_((LEAD, REVIEWER)))).all()
    agents = session.connection.execute(select(USER_AGENT)).all()
    named = select(USER.c.id, USER.c.name).where(USER.c.id.in_({row.user_id for row in held}))
    users = session.connection.execute(named.where(USER.c.disabled_at.is_(None)).order_by(USER.c.name, USER.c.id))
    return [
        Grader(
            user.id,
            user.name,
            _reach([row.team_id for row in held if row.user_id == user.id]),
            _reach([row.team_id for row in held if row.user_id == user.id and row.role == LEAD]),
            frozenset(row.agent_id for row in agents if row.user_id == user.id),
        )
        for user in users
    ]


def _reach(teams: Sequence[int | None]) -> Reach:
    if None in teams:
        return EVERYTHING
    return Reach(teams=frozenset(team for team in teams if team is not None)) if teams else NOTHING
