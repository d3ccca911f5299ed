"""The sums of all that is measured, by day, team and channel: worked out anew where something changed, and read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    JSON,
    ColumnElement,
    FromClause,
    Table,
    Tuple,
    and_,
    bindparam,
    column,
    delete,
    func,
    literal,
    select,
    tuple_,
)

from heard.conversation.channel import Channel
from heard.interval import Sums
from heard.rubric.behaviour import Kind
from heard.storage.access.reach import Reach
from heard.storage.insights.by_cause.sums import add_by_cause, refresh_by_cause
from heard.storage.insights.cause_sums import add_causes, refresh_causes
from heard.storage.insights.measures import counted_together, parts_of
from heard.storage.insights.together import Place, forget, put_together
from heard.storage.quality.figures import PLACE, mark_stale
from heard.storage.rated import ANSWERED, EVERY_CHANNEL, EVERY_TEAM, FIGURES, NO_TEAM, STALE, SUMS
from heard.storage.schema import CONVERSATION, KEY, TEAM
from heard.storage.store import Session

# A day of a team on a channel is worked out anew as a whole; so many of them in one commit.
AT_ONCE = 500
Kinds: TypeAlias = Mapping[str, Kind]
TOTALS = ("n", "x", "y", "xx", "yy", "xy")
# Days are counted from a Monday.
WEEK = 7


class By(StrEnum):
    """What sums are told apart by."""

    DAY = "day"
    TEAM = "team"
    CHANNEL = "channel"


COLUMNS = {By.DAY: SUMS.c.day, By.TEAM: SUMS.c.team_id, By.CHANNEL: SUMS.c.channel}


class Block(NamedTuple):
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
    places = [Place(*row) for row in session.connection.execute(some)]
    if places:
        figures = _place(FIGURES).in_(some)
        forget(session, SUMS, places)
        _add(session, kinds, figures, gone=False)
        put_together(session, SUMS, TOTALS, places)
        _note_agents(session, {Block((each.day - 1) // WEEK, each.team_id, each.channel) for each in places})
        refresh_causes(session, places, figures)
        refresh_by_cause(session, kinds, places)
        session.connection.execute(delete(STALE).where(_place(STALE).in_(some)))
    return len(places)


def count_as_gone(session: Session, kinds: Kinds, conversations: Collection[int]) -> None:
    """Have what conversations come to stay in the sums: they go next, by their time."""
    figures = FIGURES.c.conversation_id.in_(conversations)
    _add(session, kinds, figures, gone=True)
    _note_gone(session, figures)
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
    totals = [func.sum(SUMS.c[name]) for name in TOTALS]
    chosen = select(SUMS.c.measure, *apart, *totals).where(SUMS.c.measure.in_(sorted(set(measures))))
    chosen = chosen.group_by(SUMS.c.measure, *apart)
    found: dict[str, dict[Any, Sums]] = defaultdict(dict)
    for measure, *rest in session.connection.execute(chosen.where(*together(span, SUMS, by))):
        key = rest.pop(0) if apart else None
        found[measure][key] = Sums(*rest)
    for blocks in blocks_out(session, span, SUMS):
        for measure, *rest in session.connection.execute(chosen.join_from(SUMS, *blocks)):
            key = rest.pop(0) if apart else None
            found[measure][key] = found[measure].get(key, Sums()) - Sums(*rest)
    told = {name: {key: sums for key, sums in each.items() if sums.n > 0} for name, each in found.items()}
    return {name: each for name, each in told.items() if each}


def parts_of_span(session: Session, span: Span, measures: Iterable[str], by: By) -> frozenset[Any]:
    """The teams, or the channels, of a span of which anything was measured, whatever it leaves out."""
    narrowed: dict[Any, Span] = {each.value: replace(span, channel=each.value) for each in Channel}
    if by is By.TEAM:
        teams = {NO_TEAM, *session.connection.execute(select(TEAM.c.id)).scalars()}
        narrowed = {key: replace(span, team=key) for key in teams}
    measured = SUMS.c.measure.in_(sorted(set(measures)))
    found = {key: select(SUMS.c.n).where(measured, *together(each, SUMS)).limit(1) for key, each in narrowed.items()}
    there = {key for key, chosen in found.items() if session.connection.execute(chosen).first()}
    wanted = span.team if by is By.TEAM else span.channel
    return frozenset(there if wanted is None else there & {wanted})


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


def together(span: Span, table: Table, by: By | None = None) -> Iterator[ColumnElement[bool]]:
    """What a query over sums has to fulfil to read the fewest; the blocks that are left out are in them still."""
    yield from (table.c.day >= span.since, table.c.day < span.until)
    if not span.reach.everything:
        yield table.c.team_id.in_(span.reach.teams)
    if span.team is not None:
        yield table.c.team_id == span.team
    elif span.reach.everything and by is By.TEAM:
        # Named one by one, they are found by the key.
        yield table.c.team_id.in_(select(TEAM.c.id).union(select(literal(NO_TEAM, KEY))))
    elif span.reach.everything:
        yield table.c.team_id == EVERY_TEAM
    if span.channel is not None or by is not By.CHANNEL:
        yield table.c.channel == (span.channel or EVERY_CHANNEL)
    else:
        yield table.c.channel.in_(list(Channel))


def blocks_out(session: Session, span: Span, table: Table) -> Iterator[tuple[FromClause, ColumnElement[bool]]]:
    """What a query over sums is to be joined with to read the blocks that are left out; nothing where there are none.

    They go as one value, since a statement with each of them takes longer to write than to answer.
    """
    out = [each for each in sorted(span.but) if span.channel in {None, each.channel}]
    if not out:
        return
    rows = literal([[*_days(each, span), each.team, each.channel] for each in out], JSON)
    told = func.json_each(rows) if session.connection.dialect.name == "sqlite" else func.json_array_elements(rows)
    row = told.table_valued(column("value", JSON)).c.value
    numbers = [row[place].as_integer().label(name) for place, name in enumerate(("since", "until", "team_id"))]
    blocks = select(*numbers, row[len(numbers)].as_string().label("channel")).cte("blocks")
    same = (table.c[name] == blocks.c[name] for name in ("team_id", "channel"))
    yield blocks, and_(*same, table.c.day >= blocks.c.since, table.c.day < blocks.c.until)


def _days(block: Block, span: Span) -> tuple[int, int]:
    first = block.week * WEEK + 1
    return max(first, span.since), min(first + WEEK, span.until)


def _add(session: Session, kinds: Kinds, figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to to the sums that are there."""
    keys = ["measure", *PLACE, "gone"]
    for each in counted_together(kinds):
        place = [FIGURES.c[name] for name in PLACE]
        rows = (
            select(each.name, *place, literal(gone), func.count(), *parts_of(each))
            .select_from(each.source)
            .where(figures, each.where)
            .group_by(each.name, *place)
        )
        made = session.insert(SUMS).from_select([*keys, *TOTALS], rows)
        more = {name: SUMS.c[name] + made.excluded[name] for name in TOTALS}
        session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))


def _note_agents(session: Session, blocks: Collection[Block]) -> None:
    """Write down anew which agents answered what is there of some blocks."""
    days = {each.week * WEEK + day for each in blocks for day in range(1, WEEK + 1)}
    named = tuple_(week_of(FIGURES.c.day), FIGURES.c.team_id, FIGURES.c.channel)
    found = _agents(session, and_(FIGURES.c.day.in_(days), named.in_(sorted(blocks))))
    of_block = {f"that_{name}": ANSWERED.c[name] for name in ("week", "team_id", "channel")}
    those = delete(ANSWERED).where(*(column == bindparam(name) for name, column in of_block.items()), ~ANSWERED.c.gone)
    session.connection.execute(those, [dict(zip(of_block, each, strict=True)) for each in sorted(blocks)])
    _write_agents(session, found, gone=False)


def _note_gone(session: Session, figures: ColumnElement[bool]) -> None:
    """Write down which agents answered what goes now, beside those of what went before."""
    found = _agents(session, figures)
    named = tuple_(ANSWERED.c.week, ANSWERED.c.team_id, ANSWERED.c.channel)
    there = select(ANSWERED).where(ANSWERED.c.gone, named.in_(sorted(found)))
    for row in session.connection.execute(there):
        found[Block(row.week, row.team_id, row.channel)].update(row.agents)
    _write_agents(session, found, gone=True)


def _agents(session: Session, figures: ColumnElement[bool]) -> dict[Block, set[int]]:
    place = week_of(FIGURES.c.day), FIGURES.c.team_id, FIGURES.c.channel
    joined = select(*place, CONVERSATION.c.agent_id).join(CONVERSATION, CONVERSATION.c.id == FIGURES.c.conversation_id)
    found: dict[Block, set[int]] = defaultdict(set)
    for *block, agent in session.connection.execute(
        joined.where(figures, CONVERSATION.c.agent_id.is_not(None)).distinct()
    ):
        found[Block(*block)].add(agent)
    return found


def _write_agents(session: Session, found: Mapping[Block, Collection[int]], *, gone: bool) -> None:
    made = session.insert(ANSWERED)
    made = made.on_conflict_do_update(
        index_elements=["week", "team_id", "channel", "gone"], set_={"agents": made.excluded.agents}
    )
    rows = [
        {"week": each.week, "team_id": each.team, "channel": each.channel, "gone": gone, "agents": sorted(agents)}
        for each, agents in found.items()
    ]
    if rows:
        session.connection.execute(made, rows)


def _place(table: Table) -> Tuple:
    return tuple_(*(table.c[name] for name in PLACE))
