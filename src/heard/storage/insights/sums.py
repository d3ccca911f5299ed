"""The sums of all that is measured, by day, team and channel: worked out anew where something changed, and read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Float, Table, Tuple, cast, delete, func, literal, select, tuple_

from heard.interval import Sums
from heard.rubric.behaviour import Kind
from heard.storage.access.reach import Reach
from heard.storage.columns import Words
from heard.storage.insights.cause_sums import add_causes, refresh_causes
from heard.storage.insights.measures import counted
from heard.storage.quality.figures import PLACE, mark_stale
from heard.storage.rated import FIGURES, STALE, SUMS
from heard.storage.store import Session

# A day of a team on a channel is worked out anew as a whole; so many of them in one commit.
AT_ONCE = 500
Kinds: TypeAlias = Mapping[str, Kind]
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


def refresh(session: Session, kinds: Kinds) -> int:
    """Work out anew what is stale, at most so much that a commit stays short; how many days there were of it."""
    # Writers come one after the other, so that these are the same for all statements.
    some = select(*(STALE.c[name] for name in PLACE)).order_by(*(STALE.c[name] for name in PLACE)).limit(AT_ONCE)
    session.connection.execute(delete(SUMS).where(_place(SUMS).in_(some), ~SUMS.c.gone))
    _add(session, kinds, _place(FIGURES).in_(some), gone=False)
    refresh_causes(session, some)
    return session.connection.execute(delete(STALE).where(_place(STALE).in_(some))).rowcount


def count_as_gone(session: Session, kinds: Kinds, conversations: Collection[int]) -> None:
    """Have what conversations come to stay in the sums: they go next, by their time."""
    figures = FIGURES.c.conversation_id.in_(conversations)
    _add(session, kinds, figures, gone=True)
    add_causes(session, figures, gone=True)
    mark_stale(session, figures)


def count_stale(session: Session) -> int:
    """How many days, of a team on a channel each, are to be worked out anew."""
    return session.connection.execute(select(func.count()).select_from(STALE)).scalar_one()


def sums_of(
    session: Session, span: Span, measures: Iterable[str], by: By | None = None
) -> Mapping[str, Mapping[Any, Sums]]:
    """The sums of each measure, by what they are told apart by (a day, the key of a team, a channel) or under None."""
    apart = [] if by is None else [COLUMNS[by]]
    totals = [func.sum(SUMS.c[name]) for name in ("n", *PARTS)]
    chosen = select(SUMS.c.measure, *apart, *totals).where(SUMS.c.measure.in_(set(measures)), *within(span, SUMS))
    found: dict[str, dict[Any, Sums]] = defaultdict(dict)
    for measure, *rest in session.connection.execute(chosen.group_by(SUMS.c.measure, *apart)):
        key = rest.pop(0) if apart else None
        found[measure][key] = Sums(*rest)
    return found


def within(span: Span, table: Table) -> Sequence[ColumnElement[bool]]:
    """What rows of a table that tells days, teams and channels apart have to fulfil."""
    conditions = [table.c.day >= span.since, table.c.day < span.until]
    if not span.reach.everything:
        conditions.append(table.c.team_id.in_(span.reach.teams))
    if span.team is not None:
        conditions.append(table.c.team_id == span.team)
    if span.channel is not None:
        conditions.append(table.c.channel == span.channel)
    return conditions


def _add(session: Session, kinds: Kinds, figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to to the sums that are there."""
    keys = ["measure", *PLACE, "gone"]
    for each in counted(kinds):
        x, y = cast(each.x, Float), cast(each.y, Float)
        parts = [func.sum(part) for part in (x, y, x * x, y * y, x * y)]
        place = [FIGURES.c[name] for name in PLACE]
        rows = (
            select(literal(each.name, Words), *place, literal(gone), func.count(), *parts)
            .select_from(each.source)
            .where(figures, each.where)
            .group_by(*place)
        )
        made = session.insert(SUMS).from_select([*keys, "n", *PARTS], rows)
        more = {name: SUMS.c[name] + made.excluded[name] for name in ("n", *PARTS)}
        session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))


def _place(table: Table) -> Tuple:
    return tuple_(*(table.c[name] for name in PLACE))
