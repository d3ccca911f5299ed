"""Conversations as somebody sees them: those within their reach, and no sign of any other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select

from heard.conversation.channel import Channel
from heard.errors import NotFound
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.schema import AGENT, CONVERSATION, CUSTOMER, REVIEW, TEAM, TURN
from heard.storage.store import Session

# What whose conversation it is goes by where they are not named.
FIRST_AGENT = "Agent 1"


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation in a list. `id` is Heard's own, `external_id` the one that `source` gave.

    `agent` is not named to those who see it only since it was assigned to them.
    `heard_rate` is that of its newest review as it stands; None where there is none, or nothing to take up.
    """

    id: int
    source: str
    external_id: str
    channel: str
    subject: str | None
    status: str | None
    team: str | None
    agent: str | None
    customer_id: int | None
    opened_at: datetime | None
    last_at: datetime | None
    turns: int
    customer: str | None
    heard_rate: float | None

    @property
    def headline(self) -> str:
        """What it goes by: its subject, or else its customer, or the id that its source gave."""
        return self.subject or self.customer or self.external_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which conversations: within a reach, of some columns' values, before a key; at most so many.

    `among` narrows the reach; `unheard` leaves those in which something was passed over, `ids` those of some keys.
    """

    reach: Reach
    equal: Mapping[str, object] = field(default_factory=dict)
    before: int | None = None
    most: int = 50
    among: Reach = EVERYTHING
    unheard: bool = False
    ids: Collection[int] | None = None


def see(session: Session, id_: int, reach: Reach) -> tuple[str, str, Channel]:
    """The source of a conversation, the id it has there, and its channel.

    NotFound where it is not there or lies out of reach: the two must not be told apart.
    """
    chosen = select(CONVERSATION.c.source, CONVERSATION.c.external_id, CONVERSATION.c.channel)
    row = session.connection.execute(chosen.where(CONVERSATION.c.id == id_, reach.condition())).first()
    if row is None:
        raise NotFound(f"There is no conversation {id_}.")
    return row.source, row.external_id, Channel(row.channel)


def is_analysed(session: Session, id_: int) -> bool:
    """Whether a conversation may be reviewed; not where its customer is not to be analysed."""
    silent = select(CUSTOMER.c.analysed).join(CONVERSATION, CONVERSATION.c.customer_id == CUSTOMER.c.id)
    return session.connection.execute(silent.where(CONVERSATION.c.id == id_)).scalar() is not False


def within(session: Session, customer_id: int, reach: Reach) -> tuple[Sequence[int], bool]:
    """The conversations of a customer within reach, and whether these are all that there are."""
    columns = CONVERSATION.c.id, reach.condition().label("seen")
    rows = session.connection.execute(
        select(*columns).where(CONVERSATION.c.customer_id == customer_id).order_by(CONVERSATION.c.id)
    ).all()
    return [row.id for row in rows if row.seen], all(row.seen for row in rows)


def seen(session: Session, wanted: Wanted) -> Sequence[ConversationRow]:
    """Conversations, those kept last first."""
    count = select(func.count()).where(TURN.c.conversation_id == CONVERSATION.c.id).scalar_subquery()
    own = [CONVERSATION.c[name] for name in ("id", "source", "external_id", "channel", "subject", "status")]
    name = func.coalesce(AGENT.c.name, AGENT.c.external_id)
    veiled = case((wanted.reach.by_name.condition(), name), (AGENT.c.id.is_not(None), FIRST_AGENT))
    agent = veiled if wanted.reach.assigned else name
    rest = [CONVERSATION.c[name] for name in ("customer_id", "opened_at", "last_at")]
    chosen = (
        select(*own, TEAM.c.name, agent, *rest, count, CUSTOMER.c.name, heard_rate())
        .outerjoin(TEAM, TEAM.c.id == CONVERSATION.c.team_id)
        .outerjoin(AGENT, AGENT.c.id == CONVERSATION.c.agent_id)
        .outerjoin(CUSTOMER, CUSTOMER.c.id == CONVERSATION.c.customer_id)
        .where(*chosen_by(wanted))
    )
    rows = session.connection.execute(chosen.order_by(CONVERSATION.c.id.desc()).limit(wanted.most))
    return [_row(session, row) for row in rows]


def place_of(session: Session, source: str, external_id: str) -> tuple[int | None, int | None] | None:
    """The keys of the team and the agent of a conversation, by its source and id; None if it is not there."""
    chosen = select(CONVERSATION.c.team_id, CONVERSATION.c.agent_id)
    row = session.connection.execute(
        chosen.where(CONVERSATION.c.source == source, CONVERSATION.c.external_id == external_id)
    ).first()
    return None if row is None else (row.team_id, row.agent_id)


def places(session: Session, ids: Iterable[int]) -> Mapping[int, tuple[int | None, int | None]]:
    """The keys of the team and the agent of each of these conversations that is there."""
    chosen = select(CONVERSATION.c.id, CONVERSATION.c.team_id, CONVERSATION.c.agent_id)
    rows = session.connection.execute(chosen.where(CONVERSATION.c.id.in_(set(ids))))
    return {row.id: (row.team_id, row.agent_id) for row in rows}


def team_key(session: Session, name: str) -> int | None:
    """The key of a team, if there is one of this name."""
    return session.connection.execute(select(TEAM.c.id).where(TEAM.c.name == name)).scalar()


def all_teams(session: Session) -> Mapping[int, str]:
    """The names of teams by their keys."""
    rows = session.connection.execute(select(TEAM.c.id, TEAM.c.name).order_by(TEAM.c.name))
    return {row.id: row.name for row in rows}


def agent_key(session: Session, source: str, external_id: str) -> int | None:
    """The key of an agent of a source, if there is one of this id."""
    found = select(AGENT.c.id).where(AGENT.c.source == source, AGENT.c.external_id == external_id)
    return session.connection.execute(found).scalar()


def chosen_by(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a query over conversations, and their teams where one is named, has to fulfil."""
    columns = {"team": TEAM.c.name} | {column.name: column for column in CONVERSATION.c}
    conditions = [wanted.reach.condition(), wanted.among.condition()]
    conditions += [columns[name] == value for name, value in wanted.equal.items()]
    if wanted.ids is not None:
        conditions.append(CONVERSATION.c.id.in_(wanted.ids))
    if wanted.unheard:
        conditions.append(heard_rate() < 1)
    return conditions if wanted.before is None else [*conditions, CONVERSATION.c.id < wanted.before]


def _row(session: Session, row: Iterable[Any]) -> ConversationRow:
    values = dict(zip(ConversationRow.__slots__, row, strict=True))
    sealed = values["customer"]
    return ConversationRow(**values | {"customer": session.vault.open(sealed) if sealed else None})


def heard_rate() -> ScalarSelect[float | None]:
    """The heard rate of the newest review of a conversation as it stands."""
    of_it = REVIEW.c.conversation_id == CONVERSATION.c.id, REVIEW.c.content_hash == CONVERSATION.c.content_hash
    newest = select(REVIEW.c.heard_rate).where(*of_it).order_by(REVIEW.c.id.desc()).limit(1)
    return newest.correlate(CONVERSATION).scalar_subquery()
