"""Conversations by the day of their first turn: how many began, and what they come to, by team and day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, case, cast, func, select

from heard.interval import Sums
from heard.storage.insights.measures import Counted, counted
from heard.storage.insights.sums import Kinds
from heard.storage.rated import FIGURES
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

FIRST_TURN = select(func.min(TURN.c.at)).where(TURN.c.conversation_id == CONVERSATION.c.id).scalar_subquery()
BEGAN = func.coalesce(CONVERSATION.c.opened_at, FIRST_TURN, CONVERSATION.c.kept_at)
ByDay = Mapping[tuple[int, date], Sums]


@dataclass(frozen=True, slots=True)
class Days:
    """The conversations of some teams that began on a day or later, and before another."""

    teams: Collection[int]
    since: date
    until: date

    @property
    def conditions(self) -> Sequence[ColumnElement[bool]]:
        """What a query over conversations has to fulfil."""
        begin, end = (datetime.combine(day, time(), UTC) for day in (self.since, self.until))
        return CONVERSATION.c.team_id.in_(self.teams), begin <= BEGAN, end > BEGAN


def begun_on(session: Session, conversation_id: int) -> tuple[int | None, date]:
    """The team of a conversation, and the day on which it began."""
    chosen = select(CONVERSATION.c.team_id, BEGAN.label("began")).where(CONVERSATION.c.id == conversation_id)
    row = session.connection.execute(chosen).one()
    return row.team_id, row.began.date()


def count_begun(session: Session, days: Days) -> tuple[int, int]:
    """How many conversations began, and how many of these are reviewed."""
    joined = CONVERSATION.outerjoin(FIGURES, FIGURES.c.conversation_id == CONVERSATION.c.id)
    chosen = select(func.count(), func.count(FIGURES.c.conversation_id)).select_from(joined).where(*days.conditions)
    begun, reviewed = session.connection.execute(chosen).one()
    return begun, reviewed


def sums_by_beginning(session: Session, days: Days, kinds: Kinds, names: Collection[str]) -> Mapping[str, ByDay]:
    """The sums of measures by team and by the day on which conversations began; no squares are among them."""
    wanted = [each for each in counted(kinds) if each.name in names]
    of_figures = [each for each in wanted if each.source is FIGURES]
    others = [[each] for each in wanted if each.source is not FIGURES]
    found: dict[str, dict[tuple[int, date], Sums]] = {name: {} for name in names}
    for some in filter(None, (of_figures, *others)):
        for team, day, *sums in session.connection.execute(_summed(days, some)):
            for number, each in enumerate(some):
                n, x, y = sums[3 * number : 3 * number + 3]
                if n:
                    found[each.name][team, date.fromisoformat(str(day))] = Sums(n, x, y)
    return found


def _summed(days: Days, some: Sequence[Counted]) -> Select[Any]:
    """What is of one source in one statement, so that rows are gone through once."""
    sums = [
        column
        for each in some
        for column in (func.sum(case((each.where, 1), else_=0)), _sum(each, each.x), _sum(each, each.y))
    ]
    day = func.date(BEGAN)
    source = some[0].source.join(CONVERSATION, CONVERSATION.c.id == FIGURES.c.conversation_id)
    # Nothing ends before it begins: by the day of the last turn all that is older is left out at once.
    recent = FIGURES.c.day >= days.since.toordinal()
    chosen = select(CONVERSATION.c.team_id, day, *sums).select_from(source)
    return chosen.where(recent, *days.conditions).group_by(CONVERSATION.c.team_id, day)


def _sum(each: Counted, value: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.sum(case((each.where, cast(value, Float)), else_=0.0))
