"""The sums of all that is measured, by day, team and channel: worked out anew where something changed, and read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Float,
    Table,
    Tuple,
    bindparam,
    cast,
    delete,
    false,
    func,
    insert,
    literal,
    select,
    tuple_,
)

from heard.conversation.channel import Channel
from heard.interval import Sums
from heard.rubric.behaviour import Kind
from heard.storage.access.reach import Reach
from heard.storage.insights.measures import counted_together
from heard.storage.quality.figures import PLACE, mark_stale
from heard.storage.rated import EVERY_CHANNEL, EVERY_TEAM, FIGURES, NO_TEAM, STALE, SUMS
from heard.storage.schema import TEAM
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


class Place(NamedTuple):
    """A day, a team and a channel."""

    day: int
    team_id: int
    channel: str


def refresh(session: Session, kinds: Kinds) -> int:
    """Work out anew what is stale, at most so much that a commit stays short; how many days there were of it."""
    # Writers come one after the other, so that these are the same for all statements.
    some = select(*(STALE.c[name] for name in PLACE)).order_by(*(STALE.c[name] for name in PLACE)).limit(AT_ONCE)
    places = [Place(*row) for row in session.connection.execute(some)]
    if places:
        _forget(session, places)
        _add(session, kinds, _place(FIGURES).in_(some), gone=False)
        _put_together(session, places)
        session.connection.execute(delete(STALE).where(_place(STALE).in_(some)))
    return len(places)


def count_as_gone(session: Session, kinds: Kinds, conversations: Collection[int]) -> None:
    """Have what conversations come to stay in the sums: they go next, by their time."""
    figures = FIGURES.c.conversation_id.in_(conversations)
    _add(session, kinds, figures, gone=True)
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
    chosen = select(SUMS.c.measure, *apart, *totals).where(SUMS.c.measure.in_(set(measures)), *_within(span, by))
    found: dict[str, dict[Any, Sums]] = defaultdict(dict)
    for measure, *rest in session.connection.execute(chosen.group_by(SUMS.c.measure, *apart)):
        key = rest.pop(0) if apart else None
        found[measure][key] = Sums(*rest)
    return found


def _within(span: Span, by: By | None) -> Iterator[ColumnElement[bool]]:
    yield from (SUMS.c.day >= span.since, SUMS.c.day < span.until)
    if span.team is not None:
        yield SUMS.c.team_id == span.team
    elif by is not By.TEAM and span.reach.everything:
        yield SUMS.c.team_id == EVERY_TEAM
    elif span.reach.everything:
        # Named one by one, they are found by the key.
        yield SUMS.c.team_id.in_(select(TEAM.c.id).union(select(literal(NO_TEAM))))
    if not span.reach.everything:
        yield SUMS.c.team_id.in_(span.reach.teams)
    if span.channel is not None or by is not By.CHANNEL:
        yield SUMS.c.channel == (span.channel or EVERY_CHANNEL)
    else:
        yield SUMS.c.channel.in_(list(Channel))


def _add(session: Session, kinds: Kinds, figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to to the sums that are there."""
    keys = ["measure", *PLACE, "gone"]
    for each in counted_together(kinds):
        x, y = cast(each.x, Float), cast(each.y, Float)
        parts = [func.sum(part) for part in (x, y, x * x, y * y, x * y)]
        place = [FIGURES.c[name] for name in PLACE]
        rows = (
            select(each.name, *place, literal(gone), func.count(), *parts)
            .select_from(each.source)
            .where(figures, each.where)
            .group_by(each.name, *place)
        )
        made = session.insert(SUMS).from_select([*keys, "n", *PARTS], rows)
        more = {name: SUMS.c[name] + made.excluded[name] for name in ("n", *PARTS)}
        session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))


def _forget(session: Session, places: Iterable[Place]) -> None:
    """Delete what is to be worked out anew: place by place, which either database finds by the key."""
    named = {f"that_{name}": SUMS.c[name] for name in PLACE}
    those = (column == bindparam(name) for name, column in named.items())
    rows = [dict(zip(named, place, strict=True)) for place in places]
    session.connection.execute(delete(SUMS).where(*those, ~SUMS.c.gone), rows)


def _put_together(session: Session, places: Iterable[Place]) -> None:
    """Work out anew what places come to together with the other channels of their team, and with other teams."""
    day, team, channel = (SUMS.c[name] for name in PLACE)
    teams, channels = {(each.day, each.team_id) for each in places}, {(each.day, each.channel) for each in places}
    days = {each.day for each in places}
    _forget(
        session,
        [
            *(Place(day, team_id, EVERY_CHANNEL) for day, team_id in teams),
            *(Place(day, EVERY_TEAM, name) for day, name in channels),
            *(Place(day, EVERY_TEAM, EVERY_CHANNEL) for day in days),
        ],
    )
    single = day.in_(days), team != EVERY_TEAM, channel != EVERY_CHANNEL
    _sum_up(session, {channel: EVERY_CHANNEL}, (*single, tuple_(day, team).in_(teams)))
    _sum_up(session, {team: EVERY_TEAM}, (*single, tuple_(day, channel).in_(channels)))
    all_channels = day.in_(days), team != EVERY_TEAM, channel == EVERY_CHANNEL
    _sum_up(session, {team: EVERY_TEAM, channel: EVERY_CHANNEL}, all_channels)


def _sum_up(session: Session, over: Mapping[Column[Any], object], where: Sequence[ColumnElement[bool]]) -> None:
    """Add sums of sums, in which some columns have one value for all."""
    keys = [SUMS.c[name] for name in (*PLACE, "measure")]
    named = [literal(over[key], key.type) if key in over else key for key in keys]
    totals = [func.sum(SUMS.c[name]) for name in ("n", *PARTS)]
    apart = [key for key in keys if key not in over]
    rows = select(*named, false(), *totals).where(*where).group_by(*apart)
    columns = [*PLACE, "measure", "gone", "n", *PARTS]
    session.connection.execute(insert(SUMS).from_select(columns, rows))


def _place(table: Table) -> Tuple:
    return tuple_(*(table.c[name] for name in PLACE))
