"""What somebody looks for in the queue, as conditions that a query over conversations has to fulfil."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select

from heard.storage.access.reach import Reach
from heard.storage.quality.gradings import Purpose
from heard.storage.quality.reasons import Reason, shows
from heard.storage.rated import ASSIGNMENT, FIGURES, GRADING, SHOWN
from heard.storage.schema import CONVERSATION, TEAM

# An outlier lies further below the mean of its team than so many standard deviations.
DEVIATIONS = 2
# Figures are kept to three decimals: what lies nearer than that is equal.
NEAR = 0.001
LATEST = CONVERSATION.c.latest


class Graded(StrEnum):
    """Whether somebody has graded a conversation."""

    NOT_YET = "not_yet"
    DONE = "done"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which conversations of the queue somebody wants to see.

    Without reasons those that have any; `every` takes those without one along. `mine` are all that are assigned to
    `user`, and these are graded where `user` has graded them, or says that they are done.
    """

    reach: Reach
    user: int
    reasons: frozenset[Reason] = frozenset()
    every: bool = False
    graded: Graded = Graded.NOT_YET
    mine: bool = False
    team: str | None = None
    agent: int | None = None
    channel: str | None = None
    language: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    behaviour: str | None = None
    outliers: bool = False


def led(reach: Reach) -> Reach:
    """The part of a reach that somebody leads: whose figures may be set against those of others, agent by agent."""
    return Reach(everything=reach.everything, teams=reach.teams)


def over(chosen: Select[Any]) -> Select[Any]:
    """A query over conversations with their teams, and figures where they have been reviewed."""
    joined = chosen.select_from(CONVERSATION).outerjoin(TEAM, TEAM.c.id == CONVERSATION.c.team_id)
    return joined.outerjoin(FIGURES, FIGURES.c.conversation_id == CONVERSATION.c.id)


def counts() -> ColumnElement[bool]:
    """Whether a grading says how a conversation went: once it is submitted, and not for oneself or a calibration."""
    return and_(GRADING.c.purpose == Purpose.QUALITY.value, GRADING.c.submitted_at.is_not(None))


def is_done() -> ColumnElement[bool]:
    """Whether somebody is done with an assignment: they say so, or have graded what it was given to them for."""
    same = [GRADING.c[name] == ASSIGNMENT.c[name] for name in ("conversation_id", "user_id")]
    calibrated = and_(GRADING.c.calibration_id == ASSIGNMENT.c.calibration_id, GRADING.c.submitted_at.is_not(None))
    return or_(ASSIGNMENT.c.done_at.is_not(None), exists().where(*same, or_(counts(), calibrated)))


def conditions(sought: Sought) -> Iterator[ColumnElement[bool]]:
    """All that a conversation has to fulfil; the query is one `over` conversations."""
    yield sought.reach.condition()
    equal = {"channel": sought.channel, "language": sought.language, "source": sought.source}
    yield from (CONVERSATION.c[name] == value for name, value in equal.items() if value is not None)
    if sought.team is not None:
        yield TEAM.c.name == sought.team
    if sought.since is not None:
        yield datetime.combine(sought.since, time()) <= LATEST
    if sought.until is not None:
        yield datetime.combine(sought.until, time()) + timedelta(days=1) > LATEST
    yield from _worth(sought)
    yield from _looked_at(sought)
    if sought.agent is not None or sought.outliers:
        yield led(sought.reach).condition()
    if sought.agent is not None:
        yield CONVERSATION.c.agent_id == sought.agent
    if sought.outliers:
        yield CONVERSATION.c.id.in_(_outliers())


def _worth(sought: Sought) -> Iterator[ColumnElement[bool]]:
    """What makes it worth a look."""
    if sought.reasons:
        yield or_(*(shows(reason) for reason in sorted(sought.reasons)))
    elif not (sought.every or sought.mine):
        yield CONVERSATION.c.urgency > 0
    if sought.behaviour is not None:
        of_it = SHOWN.c.conversation_id == CONVERSATION.c.id, SHOWN.c.behaviour == sought.behaviour
        yield exists().where(*of_it, SHOWN.c.present > 0)


def _looked_at(sought: Sought) -> Iterator[ColumnElement[bool]]:
    """Who has looked at it, or is to."""
    done = exists().where(GRADING.c.conversation_id == CONVERSATION.c.id, counts())
    if sought.mine:
        given = ASSIGNMENT.c.conversation_id == CONVERSATION.c.id, ASSIGNMENT.c.user_id == sought.user
        yield exists().where(*given)
        done = exists().where(*given, is_done())
    if sought.graded is not Graded.EITHER:
        yield done if sought.graded is Graded.DONE else not_(done)


def _outliers() -> Select[Any]:
    """Conversations heard far less than is usual in their team; squares are compared, since SQLite takes no root."""
    talk, of_talk = CONVERSATION.alias(), FIGURES.alias()
    heard, mean = of_talk.c.heard, func.avg(of_talk.c.heard)
    spread = func.avg(heard * heard) - mean * mean
    usual = (
        select(talk.c.team_id, mean.label("mean"), spread.label("spread"))
        .join(of_talk, of_talk.c.conversation_id == talk.c.id)
        .group_by(talk.c.team_id)
        .subquery()
    )
    below = usual.c.mean - heard
    joined = select(talk.c.id).join(of_talk, of_talk.c.conversation_id == talk.c.id)
    return joined.join(usual, usual.c.team_id == talk.c.team_id).where(
        below > NEAR, below * below > DEVIATIONS**2 * usual.c.spread
    )
