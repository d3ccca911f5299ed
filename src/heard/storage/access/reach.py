"""How far somebody sees: the conversations they may read, as a condition that any query can carry."""

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, or_, select, true

from heard.storage.rated import ASSIGNMENT
from heard.storage.schema import CONVERSATION

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Assigned:
    """What was assigned to a user, within a team or, where none is named, within all."""

    user: int
    team: int | None = None

    def condition(self) -> ColumnElement[bool]:
        """What a query over conversations has to fulfil."""
        given = CONVERSATION.c.id.in_(select(ASSIGNMENT.c.conversation_id).where(ASSIGNMENT.c.user_id == self.user))
        return given if self.team is None else and_(given, CONVERSATION.c.team_id == self.team)


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything, or the conversations of some teams and some agents, and those of a team that nobody has taken up.

    What is `assigned` is there to be looked at by somebody from outside: who answered in it is not named to them.
    """

    everything: bool = False
    teams: frozenset[int] = NOBODY
    queues: frozenset[int] = NOBODY
    agents: frozenset[int] = NOBODY
    assigned: frozenset[Assigned] = frozenset()

    def __bool__(self) -> bool:
        """Whether there may be anything in it."""
        return self.everything or bool(self.teams or self.queues or self.agents or self.assigned)

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(
            self.everything or other.everything,
            self.teams | other.teams,
            self.queues | other.queues,
            self.agents | other.agents,
            self.assigned | other.assigned,
        )

    @property
    def by_name(self) -> "Reach":
        """The part of it in which everybody who took part is named."""
        return replace(self, assigned=frozenset())

    def covers(self, team: int | None, agent: int | None) -> bool:
        """Whether a conversation of this team and this agent lies within it by name."""
        waits = agent is None and team in self.queues
        return self.everything or team in self.teams or agent in self.agents or waits

    def condition(self) -> ColumnElement[bool]:
        """What a query over conversations has to fulfil."""
        if self.everything:
            return true()
        team, agent = CONVERSATION.c.team_id, CONVERSATION.c.agent_id
        waits = and_(agent.is_(None), team.in_(self.queues))
        # Always in one order, so that the database knows the statement again.
        assigned = [each.condition() for each in sorted(self.assigned, key=str)]
        return or_(team.in_(self.teams), agent.in_(self.agents), waits, *assigned)


NOTHING, EVERYTHING = Reach(), Reach(everything=True)
