"""The sums of all that is measured, by day, team and channel: worked out anew where something changed, and read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Table, Tuple, delete, func, literal, select, tuple_

from heard.interval import Sums
from heard.rubric.behaviour import Kind
from heard.storage.access.reach import Reach
from heard.storage.columns import Words
from heard.storage.insights.by_cause.sums import add_by_cause, refresh_by_cause
from heard.storage.insights.cause_sums import add_causes, refresh_causes
from heard.storage.insights.measures import counted, parts_of
from heard.storage.quality.figures import PLACE, mark_stale
from heard.storage.rated import ANSWERED, FIGURES, STALE, SUMS
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session

# A day of a team on a channel is worked out anew as a whole; so many of them in one commit.
AT_ONCE = 500
Kinds: TypeAlias = Mapping[str, Kind]
PARTS = ("x", "y", "xx", "yy", "xy")


# Days are counted from a Monday.
WEEK = 7


class By(StrEnum):
    """What sums are told apart by."""

    DAY = "day"
    TEAM = "team"
    CHANNEL = "channel"


COLUMNS = {By.DAY: SUMS.c.day, By.TEAM: SUMS.c.team_id, By.CHANNEL: SUMS.c.channel}


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A week of a team on a channel; weeks are counted as days are."""

    week: int
    team: int
    channel: str


@dataclass(frozen=True, slots=True)
class Span:
    """Which sums: within a reach, from a day up to before another (date.toordinal), perhaps of a team and a channel.

    `but` are blocks that are left out.
    """

    reach: Reach
    since: int
    until: int
    team: int | None = None
    channel: str | None = None
    but: frozenset[Block] = frozenset()


def week_of(day: ColumnElement[int]) -> ColumnElement[int]:
    """The week that a day lies in."""
    return (day - 1) // WEEK


def refresh(session: Session, kinds: Kinds) -> int:
    """Work out anew what is stale, at most so much that a commit stays short; how many days there were of it."""
    # Writers come one after the other, so that these are the same for all statements.
    some = select(*(STALE.c[name] for name in PLACE)).order_by(*(STALE.c[name] for name in PLACE)).limit(AT_ONCE)
    for table in (SUMS, ANSWERED):
        session.connection.execute(delete(table).where(_place(table).in_(some), ~table.c.gone))
    _add(session, kinds, _place(FIGURES).in_(some), gone=False)
    refresh_causes(session, some)
    refresh_by_cause(session, kinds, session.connection.execute(some).all())
    return session.connection.execute(delete(STALE).where(_place(STALE).in_(some))).rowcount


def count_as_gone(session: Session, kinds: Kinds, conversations: Collection[int]) -> None:
    """Have what conversations come to stay in the sums: they go next, by their time."""
    figures = FIGURES.c.conversation_id.in_(conversations)
    _add(session, kinds, figures, gone=True)
    add_causes(session, figures, gone=True)
    add_by_cause(session, kinds, figures, gone=True)
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
    """What a query over a table of days, teams and channels has to fulfil."""
    conditions = [table.c.day >= span.since, table.c.day < span.until]
    if not span.reach.everything:
        conditions.append(table.c.team_id.in_(span.reach.teams))
    if span.team is not None:
        conditions.append(table.c.team_id == span.team)
    if span.channel is not None:
        conditions.append(table.c.channel == span.channel)
    if span.but:
        block = tuple_(week_of(table.c.day), table.c.team_id, table.c.channel)
        conditions.append(block.not_in([(each.week, each.team, each.channel) for each in sorted(span.but)]))
    return conditions


def _add(session: Session, kinds: Kinds, figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to to the sums that are there, and who answered."""
    who = select(*(FIGURES.c[name] for name in PLACE), CONVERSATION.c.agent_id, literal(gone)).distinct()
    whose = who.join(CONVERSATION, CONVERSATION.c.id == FIGURES.c.conversation_id)
    answered = session.insert(ANSWERED).from_select(
        [*PLACE, "agent_id", "gone"], whose.where(figures, CONVERSATION.c.agent_id.is_not(None))
    )
    session.connection.execute(answered.on_conflict_do_nothing())
    keys = ["measure", *PLACE, "gone"]
    for each in counted(kinds):
        place = [FIGURES.c[name] for name in PLACE]
        rows = (
            select(literal(each.name, Words), *place, literal(gone), func.count(), *parts_of(each))
            .select_from(each.source)
            .where(figures, each.where)
            .group_by(*place)
        )
        made = session.insert(SUMS).from_select([*keys, "n", *PARTS], rows)
        more = {name: SUMS.c[name] + made.excluded[name] for name in ("n", *PARTS)}
        session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))


def _place(table: Table) -> Tuple:
    return tuple_(*(table.c[name] for name in PLACE))
