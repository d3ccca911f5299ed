"""What the sums of single teams and channels come to together: kept beside them, and worked out anew with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Table, bindparam, delete, false, func, insert, literal, select, tuple_

from heard.storage.quality.figures import PLACE
from heard.storage.rated import EVERY_CHANNEL, EVERY_TEAM
from heard.storage.store import Session


class Place(NamedTuple):
    """A day, a team and a channel."""

    day: int
    team_id: int
    channel: str


def forget(session: Session, table: Table, places: Iterable[Place]) -> None:
    """Delete what is to be worked out anew: place by place, which either database finds by an index."""
    named = {f"that_{name}": table.c[name] for name in PLACE}
    those = (column == bindparam(name) for name, column in named.items())
    rows = [dict(zip(named, place, strict=True)) for place in places]
    session.connection.execute(delete(table).where(*those, ~table.c.gone), rows)


def put_together(session: Session, table: Table, totals: Sequence[str], places: Sequence[Place]) -> None:
    """Work out anew what places come to together with the other channels of their team, and with other teams."""
    days = {each.day for each in places}
    teams, channels = {(each.day, each.team_id) for each in places}, {(each.day, each.channel) for each in places}
    whole = [Place(at, EVERY_TEAM, EVERY_CHANNEL) for at in days]
    whole += [Place(at, key, EVERY_CHANNEL) for at, key in teams]
    forget(session, table, [*whole, *(Place(at, EVERY_TEAM, name) for at, name in channels)])
    day, team, channel = (table.c[name] for name in PLACE)
    single = day.in_(days), team != EVERY_TEAM, channel != EVERY_CHANNEL
    _sum_up(session, table, totals, {channel: EVERY_CHANNEL}, (*single, tuple_(day, team).in_(teams)))
    _sum_up(session, table, totals, {team: EVERY_TEAM}, (*single, tuple_(day, channel).in_(channels)))
    all_channels = day.in_(days), team != EVERY_TEAM, channel == EVERY_CHANNEL
    _sum_up(session, table, totals, {team: EVERY_TEAM, channel: EVERY_CHANNEL}, all_channels)


def _sum_up(
    session: Session,
    table: Table,
    totals: Sequence[str],
    over: Mapping[Column[Any], object],
    where: Sequence[ColumnElement[bool]],
) -> None:
    """Add sums of sums, in which some columns have one value for all."""
    keys = [key for key in table.primary_key.columns if key is not table.c.gone]
    named = [literal(over[key], key.type) if key in over else key for key in keys]
    apart = [key for key in keys if key not in over]
    rows = select(*named, false(), *(func.sum(table.c[name]) for name in totals)).where(*where).group_by(*apart)
    columns = [*(key.name for key in keys), "gone", *totals]
    session.connection.execute(insert(table).from_select(columns, rows))
