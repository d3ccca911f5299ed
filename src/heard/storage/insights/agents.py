"""What the conversations of single agents come to, in one team and for a time; who may see it is decided elsewhere.

An agent is the user that answers, or the agent of a helpdesk where no user is known: these have keys below nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from heard.interval import Sums
from heard.storage.insights.concerns import opening_causes
from heard.storage.insights.measures import Counted, parts_of
from heard.storage.rated import FIGURES, SHOWN
from heard.storage.schema import AGENT, CONVERSATION, HELD_ROLE, TEAM, USER, USER_AGENT
from heard.storage.store import Session

WHO: ColumnElement[Any] = func.coalesce(USER_AGENT.c.user_id, -CONVERSATION.c.agent_id)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The conversations of a team from a day up to before another (date.toordinal), but for those of some sources."""

    team: int
    since: int
    until: int
    but: frozenset[str] = frozenset()

    def condition(self) -> Sequence[ColumnElement[bool]]:
        """What a query over figures and their conversations has to fulfil."""
        days = FIGURES.c.day >= self.since, FIGURES.c.day < self.until
        known = CONVERSATION.c.agent_id.is_not(None), CONVERSATION.c.source.not_in(self.but)
        return [FIGURES.c.team_id == self.team, *days, *known]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the conversations of an agent with one sort of customers come to; causes are as in `opening_causes`."""

    agent: int
    at_start: int | None
    channel: str
    came_before: bool
    cause: int | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class Replies:
    """In how many of the replies of a conversation a behaviour was called for and met, is there, or may be."""

    conversation: int
    replies: int
    behaviour: str | None
    called_for: int
    met: int
    present: int
    unsure: int


def count_scored(session: Session, stretch: Stretch) -> Mapping[int, int]:
    """How many scored conversations each agent has."""
    chosen = _joined(select(*[WHO, func.count()]), stretch).where(FIGURES.c.replies > 0)
    return {row[0]: row[1] for row in session.connection.execute(chosen.group_by(WHO))}


def cells_of(session: Session, stretch: Stretch, measure: Counted) -> Sequence[Cell]:
    """What a measure comes to for each agent and sort of customers."""
    came_for = opening_causes(*stretch.condition())
    sort = WHO, FIGURES.c.at_start, FIGURES.c.channel, FIGURES.c.repeat_contact, came_for.c.cause
    chosen = _joined(select(*sort, func.count(), *parts_of(measure)), stretch).where(measure.where)
    chosen = chosen.outerjoin(came_for, came_for.c.conversation_id == FIGURES.c.conversation_id)
    rows = session.connection.execute(chosen.group_by(*sort))
    return [Cell(row[0], row[1], row[2], row[3], row[4], Sums(*row[len(sort) :])) for row in rows]


def by_day(session: Session, stretch: Stretch, measure: Counted, agent: int) -> Mapping[int, Sums]:
    """What a measure comes to for one agent, day by day."""
    chosen = _joined(select(FIGURES.c.day, func.count(), *parts_of(measure)), stretch)
    rows = session.connection.execute(chosen.where(measure.where, WHO.in_([agent])).group_by(FIGURES.c.day))
    return {row[0]: Sums(*row[1:]) for row in rows}


def days_of(session: Session, agent: int, but: Collection[str] = ()) -> Mapping[tuple[int, int], int]:
    """How many scored conversations an agent has, by team and day; those of no team count nowhere."""
    chosen = _over(select(FIGURES.c.team_id, FIGURES.c.day, func.count())).join(TEAM, TEAM.c.id == FIGURES.c.team_id)
    chosen = chosen.where(WHO.in_([agent]), FIGURES.c.replies > 0, CONVERSATION.c.source.not_in(but))
    rows = session.connection.execute(chosen.group_by(FIGURES.c.team_id, FIGURES.c.day))
    return {(row[0], row[1]): row[2] for row in rows}


def replies_of(session: Session, stretch: Stretch, agent: int) -> Sequence[Replies]:
    """What shows in the conversations of one agent, the latest first."""
    shown = [func.coalesce(SHOWN.c[name], 0) for name in ("called_for", "met", "present", "unsure")]
    chosen = _joined(select(FIGURES.c.conversation_id, FIGURES.c.replies, SHOWN.c.behaviour, *shown), stretch)
    chosen = chosen.outerjoin(SHOWN, SHOWN.c.conversation_id == FIGURES.c.conversation_id)
    chosen = chosen.where(WHO.in_([agent]), FIGURES.c.replies > 0)
    rows = session.connection.execute(chosen.order_by(FIGURES.c.day.desc(), FIGURES.c.conversation_id.desc()))
    return [Replies(*row) for row in rows]


def eased(session: Session, stretch: Stretch, agent: int, most: int) -> Sequence[int]:
    """Conversations of one agent that ended better than they were at their worst, the latest first; at most so many."""
    chosen = _joined(select(FIGURES.c.conversation_id), stretch).where(WHO.in_([agent]), FIGURES.c.replies > 0)
    chosen = chosen.where(FIGURES.c.at_end < FIGURES.c.at_peak)
    ordered = chosen.order_by(FIGURES.c.day.desc(), FIGURES.c.conversation_id.desc()).limit(most)
    return session.connection.execute(ordered).scalars().all()


def names_of(session: Session, user: int) -> frozenset[str]:
    """What a user goes by in conversations: their name, and the names and ids of the agents that they are."""
    agents = select(AGENT.c.name, AGENT.c.external_id).join(USER_AGENT, USER_AGENT.c.agent_id == AGENT.c.id)
    rows = session.connection.execute(agents.where(USER_AGENT.c.user_id == user)).all()
    own = session.connection.execute(select(USER.c.name).where(USER.c.id == user)).scalars()
    return frozenset(name for names in ([*own], *rows) for name in names if name)


def agents_of_team(session: Session, team: int, role: str) -> Mapping[int, str]:
    """The users who may come in and hold a role in a team, or in all, by name."""
    chosen = select(USER.c.id, USER.c.name).join(HELD_ROLE, HELD_ROLE.c.user_id == USER.c.id)
    held = (HELD_ROLE.c.team_id.is_(None)) | (HELD_ROLE.c.team_id == team)
    rows = session.connection.execute(chosen.where(HELD_ROLE.c.role == role, held, USER.c.disabled_at.is_(None)))
    return {row.id: row.name for row in rows}


def _joined(chosen: Select[Any], stretch: Stretch) -> Select[Any]:
    return _over(chosen).where(*stretch.condition())


def _over(chosen: Select[Any]) -> Select[Any]:
    """A query over figures, with their conversations and the users that answered."""
    joined = chosen.select_from(FIGURES).join(CONVERSATION, CONVERSATION.c.id == FIGURES.c.conversation_id)
    return joined.outerjoin(USER_AGENT, USER_AGENT.c.agent_id == CONVERSATION.c.agent_id)
