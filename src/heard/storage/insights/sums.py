"""The sums of all that is measured, by day, team and channel: worked out anew where something changed, and read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Float, Table, cast, delete, func, insert, literal, select, tuple_

from heard.interval import Sums
from heard.rubric.behaviour import Behaviour
from heard.storage.access.reach import Reach
from heard.storage.columns import Words
from heard.storage.insights.measures import Counted, counted
from heard.storage.rated import FIGURES, STALE, SUMS
from heard.storage.store import Session

# A day of a team on a channel is worked out anew as a whole; so many of them in one commit.
AT_ONCE = 500
PARTS = ("x", "y", "xx", "yy", "xy")


class By(StrEnum):
    """What sums are told apart by."""

    DAY = "day"
    TEAM = "team"
    CHANNEL = "channel"


COLUMNS = {By.DAY: SUMS.c.day, By.TEAM: SUMS.c.team_id, By.CHANNEL: SUMS.c.channel}


@dataclass(frozen=True, slots=True)
class Span:
    """Which sums: within a reach, from a day up to before another (date.toordinal), perhaps of a team and a channel."""

    reach: Reach
    since: int
    until: int
    team: int | None = None
    channel: str | None = None


def refresh(session: Session, behaviours: Collection[Behaviour]) -> int:
    """Work out anew what is stale, at most so much that a commit stays short; how many days there were of it."""
    keys = [STALE.c[name] for name in ("day", "team_id", "channel")]
    some = select(*keys).order_by(*keys).limit(AT_ONCE)
    # First of all, so that what changes meanwhile is marked once more.
    chosen = delete(STALE).where(tuple_(*keys).in_(some)).returning(*keys)
    stale = [tuple(row) for row in session.connection.execute(chosen)]
    if stale:
        session.connection.execute(delete(SUMS).where(_is_among(SUMS, stale)))
        for each in counted(behaviours):
            _work_out(session, each, stale)
    return len(stale)


def count_stale(session: Session) -> int:
    """How many days, of a team on a channel each, are to be worked out anew."""
    return session.connection.execute(select(func.count()).select_from(STALE)).scalar_one()


def sums_of(
    session: Session, span: Span, measures: Iterable[str], by: By | None = None
) -> Mapping[str, Mapping[Any, Sums]]:
    """The sums of each measure, by what they are told apart by (a day, the key of a team, a channel) or under None."""
    apart = [] if by is None else [COLUMNS[by]]
    totals = [func.sum(SUMS.c[name]) for name in ("n", *PARTS)]
    chosen = select(SUMS.c.measure, *apart, *totals).where(SUMS.c.measure.in_(set(measures)), *_within(span))
    found: dict[str, dict[Any, Sums]] = defaultdict(dict)
    for measure, *rest in session.connection.execute(chosen.group_by(SUMS.c.measure, *apart)):
        key = rest.pop(0) if apart else None
        found[measure][key] = Sums(*rest)
    return found


def _within(span: Span) -> Sequence[ColumnElement[bool]]:
    conditions = [SUMS.c.day >= span.since, SUMS.c.day < span.until]
    if not span.reach.everything:
        conditions.append(SUMS.c.team_id.in_(span.reach.teams))
    if span.team is not None:
        conditions.append(SUMS.c.team_id == span.team)
    if span.channel is not None:
        conditions.append(SUMS.c.channel == span.channel)
    return conditions


def _work_out(session: Session, each: Counted, stale: Sequence[tuple[object, ...]]) -> None:
    x, y = cast(each.x, Float), cast(each.y, Float)
    parts = [func.sum(part) for part in (x, y, x * x, y * y, x * y)]
    place = [FIGURES.c[name] for name in ("day", "team_id", "channel")]
    rows = (
        select(literal(each.name, Words), *place, func.count(), *parts)
        .select_from(each.source)
        .where(_is_among(FIGURES, stale), each.where)
        .group_by(*place)
    )
    names = ["measure", "day", "team_id", "channel", "n", *PARTS]
    session.connection.execute(insert(SUMS).from_select(names, rows))


def _is_among(table: Table, stale: Sequence[tuple[object, ...]]) -> ColumnElement[bool]:
    return tuple_(table.c.day, table.c.team_id, table.c.channel).in_(stale)
