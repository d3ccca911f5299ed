"""How far somebody sees: the conversations they may read, as a condition that any query can carry."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true

from heard.storage.schema import CONVERSATION

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything, or the conversations of some teams and some agents, and those of a team that nobody has taken up."""

    everything: bool = False
    teams: frozenset[int] = NOBODY
    queues: frozenset[int] = NOBODY
    agents: frozenset[int] = NOBODY

    def __bool__(self) -> bool:
        """Whether there may be anything in it."""
        return self.everything or bool(self.teams or self.queues or self.agents)

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(
            self.everything or other.everything,
            self.teams | other.teams,
            self.queues | other.queues,
            self.agents | other.agents,
        )

    def covers(self, team: int | None, agent: int | None) -> bool:
        """Whether a conversation of this team and this agent lies within it."""
        waits = agent is None and team in self.queues
        return self.everything or team in self.teams or agent in self.agents or waits

    def condition(self) -> ColumnElement[bool]:
        """What a query over conversations has to fulfil."""
        if self.everything:
            return true()
        team, agent = CONVERSATION.c.team_id, CONVERSATION.c.agent_id
        waits = and_(agent.is_(None), team.in_(self.queues))
        return or_(team.in_(self.teams), agent.in_(self.agents), waits)


NOTHING, EVERYTHING = Reach(), Reach(everything=True)
