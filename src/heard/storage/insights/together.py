"""What the sums of single teams and channels come to together: kept beside them, and worked out anew with them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Table,
    and_,
    bindparam,
    column,
    delete,
    false,
    func,
    insert,
    literal,
    select,
    values,
)

from heard.conversation.channel import Channel
from heard.storage.quality.figures import PLACE
from heard.storage.rated import EVERY_CHANNEL, EVERY_TEAM, NO_TEAM
from heard.storage.store import Session


class Place(NamedTuple):
    """A day, a team and a channel."""

    day: int
    team_id: int
    channel: str


def forget(session: Session, table: Table, places: Iterable[Place]) -> None:
    """Delete what is to be worked out anew: place by place, which either database finds by an index."""
    named = {f"that_{name}": table.c[name] for name in PLACE}
    those = (each == bindparam(name) for name, each in named.items())
    rows = [dict(zip(named, place, strict=True)) for place in places]
    session.connection.execute(delete(table).where(*those, ~table.c.gone), rows)


def put_together(session: Session, table: Table, totals: Sequence[str], places: Sequence[Place]) -> None:
    """Work out anew what places come to together with the other channels of their team, and with other teams."""
    days = {each.day for each in places}
    teams, channels = {(each.day, each.team_id) for each in places}, {(each.day, each.channel) for each in places}
    of_teams = [Place(at, EVERY_TEAM, EVERY_CHANNEL) for at in days]
    of_teams += [Place(at, key, EVERY_CHANNEL) for at, key in teams]
    forget(session, table, [*of_teams, *(Place(at, EVERY_TEAM, name) for at, name in channels)])
    day, team, channel = (table.c[name] for name in PLACE)
    one = channel.in_(list(Channel))
    _sum_up(session, table, totals, {channel: EVERY_CHANNEL}, _at((day, team), teams, one))
    every = team >= NO_TEAM
    _sum_up(session, table, totals, {team: EVERY_TEAM}, _at((day, channel), channels, every))
    whole = _at((day,), {(at,) for at in days}, and_(channel == EVERY_CHANNEL, every))
    _sum_up(session, table, totals, {team: EVERY_TEAM, channel: EVERY_CHANNEL}, whole)


def _at(columns: Sequence[Column[Any]], places: Collection[tuple[Any, ...]], where: ColumnElement[bool]) -> FromClause:
    """The sums where some columns are as one of these places has them: read from the places on, by the index."""
    named = [column(each.name, each.type) for each in columns]
    touched = values(*named, name="touched").data(sorted(places)).cte()
    return touched.join(columns[0].table, and_(*(each == touched.c[each.name] for each in columns), where))


def _sum_up(
    session: Session, table: Table, totals: Sequence[str], over: Mapping[Column[Any], object], rows: FromClause
) -> None:
    """Add sums of sums, in which some columns have one value for all."""
    keys = [key for key in table.primary_key.columns if key is not table.c.gone]
    named = [literal(over[key], key.type) if key in over else key for key in keys]
    apart = [key for key in keys if key not in over]
    chosen = select(*named, false(), *(func.sum(table.c[name]) for name in totals)).select_from(rows)
    columns = [*(key.name for key in keys), "gone", *totals]
    session.connection.execute(insert(table).from_select(columns, chosen.group_by(*apart)))
