"""Conversations and their turns: kept once, masked, and found again by source and id."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.fields import Fields
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_to_wire, satisfaction_from_wire, satisfaction_to_wire
from heard.errors import NotFound
from heard.privacy.keep import mask_conversation
from heard.storage.columns import as_utc, as_written, own_spelling
from heard.storage.limits import check_limits
from heard.storage.people.identity import IdentifierKind
from heard.storage.people.records import ErasedCustomer, People, known_customer
from heard.storage.schema import AGENT, CONVERSATION, TEAM, TURN
from heard.storage.store import Session
from heard.storage.turns import change_turns, turn_rows, turns_of

Values = dict[str, Any]
NOBODY: Values = {"customer_id": None, "agent_id": None, "team_id": None}

# How what the content hash is made of ends.
END = b"]}"
# How many conversations are looked up together: a statement holds some thousand values at most.
TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of conversations that were brought in, counted; `erased` had asked to be forgotten."""

    new: int = 0
    grown: int = 0
    already: int = 0
    erased: int = 0
    turns: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Kept)))


def keep(session: Session, source: str, conversations: Iterable[Conversation]) -> Kept:
    """Keep conversations of a source, masked; what is there already is completed, never doubled or dropped.

    InvalidValue if one of them cannot be kept; then none is.
    """
    kept = Kept()
    waiting: dict[str, Conversation] = {}
    for conversation in conversations:
        check_limits(source, conversation)
        if conversation.id in waiting or len(waiting) == TOGETHER:
            kept += _keep(session, source, waiting)
            waiting.clear()
        waiting[conversation.id] = conversation
    return kept + _keep(session, source, waiting)


def find(session: Session, source: str, external_id: str) -> int:
    """The key of a conversation; NotFound if there is none of this id."""
    known = _known(session, source, [external_id])
    if external_id not in known:
        raise NotFound(f"{source} has no conversation {external_id} in the store.")
    return int(known[external_id].id)


def load(session: Session, id_: int) -> Conversation:
    """A conversation as it was kept, with the customer's record opened; NotFound if there is none."""
    chosen = select(CONVERSATION, TEAM.c.name.label("team"), AGENT.c.external_id.label("agent"), AGENT.c.name)
    joined = chosen.outerjoin(TEAM, TEAM.c.id == CONVERSATION.c.team_id)
    whole = joined.outerjoin(AGENT, AGENT.c.id == CONVERSATION.c.agent_id).where(CONVERSATION.c.id == id_)
    row = session.connection.execute(whole).first()
    if row is None:
        raise NotFound(f"There is no conversation {id_} in the store.")
    satisfaction = row.satisfaction
    customer = _customer(session, row.customer_id) if row.customer_id else None
    return Conversation(
        id=row.external_id,
        turns=tuple(turns_of(session, id_, customer.name if customer else None)),
        channel=Channel(row.channel),
        language=row.language,
        customer=customer,
        agent=Agent(row.agent, row.name) if row.agent else None,
        opened_at=as_written(row.opened_at, row.opened_text),
        satisfaction=satisfaction_from_wire(Fields(satisfaction)) if satisfaction else None,
        subject=row.subject,
        status=row.status,
        team=row.team,
        tags=tuple(row.tags),
    )


def page(session: Session, *, after: int = 0, most: int = 100, of_customer: int | None = None) -> Sequence[int]:
    """Keys of conversations, from the one after `after` on, perhaps of one customer; at most so many."""
    chosen = select(CONVERSATION.c.id).where(CONVERSATION.c.id > after).order_by(CONVERSATION.c.id).limit(most)
    if of_customer is not None:
        chosen = chosen.where(CONVERSATION.c.customer_id == of_customer)
    return session.connection.execute(chosen).scalars().all()


def others_of_customer(session: Session, id_: int, *, most: int) -> Sequence[Conversation]:
    """The other conversations of a conversation's customer, those with the latest turns first; at most so many."""
    whose = select(CONVERSATION.c.customer_id).where(CONVERSATION.c.id == id_).scalar_subquery()
    chosen = select(CONVERSATION.c.id).where(CONVERSATION.c.customer_id == whose, CONVERSATION.c.id != id_)
    newest = chosen.order_by(CONVERSATION.c.last_at.desc().nulls_last(), CONVERSATION.c.id.desc()).limit(most)
    return [load(session, key) for key in session.connection.execute(newest).scalars()]


def count_conversations(session: Session) -> int:
    """How many there are."""
    return session.connection.execute(select(func.count()).select_from(CONVERSATION)).scalar_one()


def fingerprint(session: Session) -> str:
    """One figure for all conversations kept: the same contents give the same, in whatever order they came."""
    order = CONVERSATION.c.source, CONVERSATION.c.external_id
    rows = session.connection.execute(select(*order, CONVERSATION.c.content_hash).order_by(*order))
    return hashlib.sha256(json.dumps([[source, id_, hash_.hex()] for source, id_, hash_ in rows]).encode()).hexdigest()


def _keep(session: Session, source: str, conversations: Mapping[str, Conversation]) -> Kept:
    known = _known(session, source, list(conversations))
    people = People(session, source, list(conversations.values()))
    kept = _add(session, people, [each for id_, each in conversations.items() if id_ not in known])
    for id_, row in known.items():
        kept += _complete(session, people, row, conversations[id_])
    return kept


def _known(session: Session, source: str, ids: Sequence[str]) -> dict[str, Row[Any]]:
    chosen = select(*(CONVERSATION.c[name] for name in ("id", "external_id", "content_hash", "customer_id")))
    where = chosen.where(CONVERSATION.c.source == source, CONVERSATION.c.external_id.in_(ids))
    return {row.external_id: row for row in session.connection.execute(where)}


def _add(session: Session, people: People, conversations: Sequence[Conversation]) -> Kept:
    """Keep conversations that are new."""
    rows, masked = [], []
    for conversation in conversations:
        try:
            safe = _masked(session, conversation)
            rows.append(NOBODY | _ids(people, conversation) | row_of(session, people.source, safe))
        except ErasedCustomer:
            continue
        masked.append(safe)
    if not rows:
        return Kept(erased=len(conversations))
    made = insert(CONVERSATION).returning(CONVERSATION.c.id, sort_by_parameter_order=True)
    ids = session.connection.execute(made, rows).scalars().all()
    turns = [row for id_, conversation in zip(ids, masked, strict=True) for row in turn_rows(id_, conversation)]
    if turns:
        session.connection.execute(insert(TURN), turns)
    return Kept(new=len(rows), erased=len(conversations) - len(rows), turns=len(turns))


def _complete(session: Session, people: People, known: Row[Any], given: Conversation) -> Kept:
    """Add to a conversation what is new in it, and change what was changed; what is missing is left as it is."""
    try:
        ids = _ids(people, given)
    except ErasedCustomer:
        return Kept(erased=1)
    if _is_kept(ids | row_of(session, people.source, _masked(session, given)), known):
        return Kept(already=1)
    before = load(session, known.id)
    merged = replace(given, turns=_merged(before.turns, given.turns))
    masked = _masked(session, _filled(merged, before))
    row = ids | row_of(session, people.source, masked)
    if _is_kept(row, known):
        return Kept(already=1)
    del row["kept_at"]
    session.connection.execute(update(CONVERSATION).where(CONVERSATION.c.id == known.id).values(row))
    return Kept(grown=1, turns=change_turns(session, known.id, before, masked))


def _masked(session: Session, conversation: Conversation) -> Conversation:
    """The conversation as it may be kept; to be masked again changes nothing."""
    return mask_conversation(conversation, session.policy, finders=session.finders).conversation


def _is_kept(row: Values, known: Row[Any]) -> bool:
    """Whether a row says nothing that is not known."""
    return row["content_hash"] == known.content_hash and row.get("customer_id") in {None, known.customer_id}


def _filled(given: Conversation, before: Conversation) -> Conversation:
    """What is given, with what was known before where it says nothing."""
    names = [each.name for each in fields(Conversation) if each.init and not getattr(given, each.name)]
    return replace(given, **{name: getattr(before, name) for name in names})


def _merged(before: Sequence[Turn], given: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns given, and those known besides, each behind the turn that it followed."""
    ids = {turn.id for turn in given}
    behind: defaultdict[str | None, list[Turn]] = defaultdict(list)
    last = None
    for turn in before:
        if turn.id in ids:
            last = turn.id
        else:
            behind[last].append(turn)
    return (*behind[None], *(each for turn in given for each in (turn, *behind[turn.id])))


def _ids(people: People, conversation: Conversation) -> Values:
    """The keys of those who take part; they are made if need be."""
    customer, agent, team = conversation.customer, conversation.agent, conversation.team
    ids = {
        "customer_id": people.customer(customer) if customer else None,
        "agent_id": people.agent(agent) if agent else None,
        "team_id": people.team(team) if team else None,
    }
    return {name: id_ for name, id_ in ids.items() if id_ is not None}


def row_of(session: Session, source: str, conversation: Conversation) -> Values:
    """A conversation as a row, without those who take part."""
    opened = conversation.opened_at
    times = [as_utc(turn.at) for turn in conversation.turns if turn.at] + ([as_utc(opened)] if opened else [])
    satisfaction = conversation.satisfaction
    return {
        "source": source,
        "external_id": conversation.id,
        "channel": conversation.channel.value,
        "language": conversation.language,
        "subject": conversation.subject,
        "status": conversation.status,
        "tags": list(conversation.tags),
        "satisfaction": satisfaction_to_wire(satisfaction) if satisfaction else None,
        "opened_at": opened,
        "opened_text": own_spelling(opened),
        "last_at": max(times, default=None),
        "kept_at": session.at,
        "content_hash": hashlib.sha256(hashed_part(conversation)).digest(),
    }


def hashed_part(conversation: Conversation) -> bytes:
    """What the content hash is made of: all but the customer, who stands in a record of their own.

    The turns are the last thing in it, so that END alone follows the last of them.
    """
    return as_hashed(conversation_to_wire(replace(conversation, customer=None)))


def as_hashed(wire: Values) -> bytes:
    """A part of it."""
    return json.dumps(wire, ensure_ascii=True).encode()


def _customer(session: Session, id_: int) -> Customer:
    known = known_customer(session, id_)
    values = {each.kind: each.value for each in sorted(known.identifiers)}
    return Customer(str(id_), known.name, values.get(IdentifierKind.EMAIL), values.get(IdentifierKind.PHONE))
