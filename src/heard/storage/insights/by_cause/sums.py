"""The sums of all that is measured by root cause, and who answered: worked out anew, by week, team and channel.

By day they would be many times as many as there are conversations, and no figure of agents parts a week.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, literal, select, tuple_

from heard.rubric.behaviour import Kind
from heard.storage.causes.tables import ANY, CAUSE, CAUSE_ANSWERED, CAUSE_MEASURES, CONCERN
from heard.storage.insights.measures import counted_together, parts_of
from heard.storage.insights.together import Place, forget
from heard.storage.quality.figures import PLACE
from heard.storage.rated import FIGURES
from heard.storage.schema import CONVERSATION, KEY
from heard.storage.store import Session

WEEK = 7
OF = FIGURES.c
PLACES = (OF.day - (OF.day - 1) % WEEK, OF.team_id, OF.channel)
KEYS = ("cause_id", *PLACE, "gone")


def refresh_by_cause(session: Session, kinds: Mapping[str, Kind], places: Iterable[Place]) -> None:
    """Work out anew the weeks that these days of a team on a channel lie in, but for what stays of what is gone."""
    weeks = sorted({each._replace(day=each.day - (each.day - 1) % WEEK) for each in places})
    for table in (CAUSE_MEASURES, CAUSE_ANSWERED):
        forget(session, table, weeks)
    days = {week.day + day for week in weeks for day in range(WEEK)}
    add_by_cause(session, kinds, and_(OF.day.in_(days), tuple_(*PLACES).in_(weeks)), gone=False)


def add_by_cause(session: Session, kinds: Mapping[str, Kind], figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to by cause to what is there; a conversation counts once for each that was voiced."""
    root = func.coalesce(CAUSE.c.merged_into, CAUSE.c.id).label("root")
    voiced = (
        select(CONCERN.c.conversation_id, root)
        .join(CAUSE, CAUSE.c.id == CONCERN.c.cause_id)
        .join(FIGURES, OF.conversation_id == CONCERN.c.conversation_id)
        .where(figures)
        .distinct()
        .subquery()
    )
    of_it = voiced.c.conversation_id == OF.conversation_id
    for each in counted_together(kinds):
        rows = select(voiced.c.root, *PLACES, literal(gone), each.name, func.count(), *parts_of(each))
        rows = rows.select_from(each.source.join(voiced, of_it)).where(each.where)
        _add(session, CAUSE_MEASURES, rows.group_by(voiced.c.root, *PLACES, each.name), "measure")
    agent, whose = CONVERSATION.c.agent_id, CONVERSATION.c.id == OF.conversation_id
    for key, source in ((literal(ANY, KEY), FIGURES), (voiced.c.root, FIGURES.join(voiced, of_it))):
        rows = select(key, *PLACES, literal(gone), agent, func.count()).select_from(source.join(CONVERSATION, whose))
        rows = rows.where(figures, agent.is_not(None)).group_by(key, *PLACES, agent)
        _add(session, CAUSE_ANSWERED, rows, "agent_id")


def _add(session: Session, table: Table, rows: Select[Any], apart: str) -> None:
    """Add these rows, told apart by one column more than the cause and the place, to those that are there."""
    keys = [*KEYS, apart]
    totals = [column.name for column in table.c if column.name not in keys]
    made = session.insert(table).from_select([*keys, *totals], rows)
    more = {name: table.c[name] + made.excluded[name] for name in totals}
    session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))
