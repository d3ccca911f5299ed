"""Conversations: list, read, bring in, and add turns; each is acknowledged after it cannot be lost."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Header, Path, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, Principal, reach
from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_from_wire, conversation_to_wire
from heard.errors import NotFound
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.access.users import HERE
from heard.storage.access.veil import shown
from heard.storage.access.visible import ConversationRow, Wanted, agent_key, place_of, see, seen, team_key, within
from heard.storage.happening.commit import Added, Brought, Given
from heard.storage.people.records import People
from heard.storage.store import Session
from heard.web.api.once import IdempotencyKey, id_from, once
from heard.web.api.shapes import Cursor, Key, Most, Page, ReceiptOut, TurnIn, Wire, Words
from heard.web.shared.asker import Asked, ReadsConversations, WritesConversations
from heard.web.shared.problem import Refused, documented
from heard.wiring.outgoing.webhooks import check_hops

router = APIRouter(tags=["conversations"], responses=documented(404, 409))
LIST = "conversations"
# A commit that takes longer than this is not acknowledged; whoever sent the turn may send it again.
PATIENCE_S = 10.0
MOST_OTHERS = 10
# The same whether somebody else has a conversation of this id or nobody has.
NOT_YOURS = "You may bring in conversations of your own and of your teams; name one of them."
NOT_YOUR_CUSTOMER = (
    "You may name customers who have a conversation within your reach, and new ones; leave the customer out, or have "
    "an administrator bring it in."
)
Source = Annotated[str, Query(pattern="^[a-z0-9][a-z0-9_.-]{0,63}$", description="Ids are told apart within a source.")]
Id = Annotated[Key, Path(alias="id", description="Heard's own id of the conversation.")]
Hops = Annotated[
    int,
    Header(ge=0, le=1_000_000, description="Where an event of a webhook has caused this, what came with it; else 0."),
]
IfNoneMatch = Annotated[str | None, Header(max_length=200)]


class Sent(BaseModel):
    """A conversation that was sent, and from where."""

    source: str
    conversation: Wire


class SentTurn(BaseModel):
    """A turn that was sent, and to which conversation."""

    conversation_id: int
    turn: TurnIn


class Whose(StrEnum):
    """Whose conversations: one's own, one's teams', those that nobody has taken up yet, or all within reach."""

    ALL = "all"
    MINE = "mine"
    TEAM = "team"
    QUEUE = "queue"


class Filter(BaseModel):
    """What the conversations of a list have in common."""

    whose: Whose = Whose.ALL
    unheard: Annotated[bool, Field(description="Only those in which something was passed over.")] = False
    source: Words | None = None
    external_id: Words | None = None
    team: Words | None = None
    channel: Channel | None = None
    status: Words | None = None
    customer_id: Key | None = None


@router.get("/conversations")
def list_conversations(
    asked: ReadsConversations, wanted: Annotated[Filter, Query()], cursor: Cursor = None, most: Most = 50
) -> Page[ConversationRow]:
    """Conversations within reach, those kept last first."""
    name = f"{LIST} {asked.actor}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    chosen = replace(wanted_by(asked, wanted), before=before, most=most)
    with asked.state.house.store.reading() as session:
        rows = seen(session, chosen)
    following = asked.state.signed(rows[-1].id, of=name) if len(rows) == most else None
    return Page(items=list(rows), next=following)


@router.post("/conversations", status_code=201)
def send_conversation(
    asked: WritesConversations,
    conversation: Wire,
    source: Source = HERE,
    idempotency_key: IdempotencyKey = None,
    heard_hops: Hops = 0,
) -> ReceiptOut:
    """Bring a `heard.conversation/1` in, masked; what is there already is completed, never doubled."""
    given = conversation_from_wire(conversation, default_id=id_from(asked, idempotency_key, uuid4().hex))
    answer = once(
        asked,
        idempotency_key,
        Sent(source=source, conversation=conversation),
        lambda: bring(asked, source, given, heard_hops),
        status=201,
    )
    return ReceiptOut(**answer.body)


@router.get("/conversations/{id}", responses={304: {"description": "It is as you know it."}})
def read_conversation(
    asked: ReadsConversations, response: Response, id_: Id, if_none_match: IfNoneMatch = None
) -> Wire:
    """A conversation as `heard.conversation/1`."""
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        wire = conversation_to_wire(_shown(session, asked, shown(session, id_, asked.reach)))
    tag = f'"{hashlib.sha256(json.dumps(wire).encode()).hexdigest()[:32]}"'
    if if_none_match is not None and tag in if_none_match:
        raise Refused(304, "", ETag=tag)
    response.headers["ETag"] = tag
    return wire


@router.get("/conversations/{id}/turns")
def read_turns(asked: ReadsConversations, id_: Id, cursor: Cursor = None, most: Most = 100) -> Page[Wire]:
    """The turns of a conversation, from its beginning."""
    name = f"turns {id_} {asked.actor}"
    begin = asked.state.unsigned(cursor, of=name) if cursor else 0
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        turns = conversation_to_wire(shown(session, id_, asked.reach))["turns"]
    end = begin + most
    return Page(items=turns[begin:end], next=asked.state.signed(end, of=name) if end < len(turns) else None)


@router.post("/conversations/{id}/turns", status_code=201)
def add_turn(
    asked: WritesConversations,
    turn: TurnIn,
    id_: Id,
    idempotency_key: IdempotencyKey = None,
    heard_hops: Hops = 0,
) -> ReceiptOut:
    """Add a turn to a conversation, or change the one of the same id."""
    given = turn_from(turn, id_from(asked, idempotency_key, uuid4().hex))
    answer = once(
        asked,
        idempotency_key,
        SentTurn(conversation_id=id_, turn=turn),
        lambda: append(asked, id_, given, heard_hops),
        status=201,
    )
    return ReceiptOut(**answer.body)


def turn_from(turn: TurnIn, id_: str) -> Turn:
    """The turn that was sent, with an id of its own."""
    return Turn(turn.id or id_, Role(turn.role), turn.text, turn.at, turn.author)


def append(asked: Asked, id_: int, turn: Turn, hops: int = 0) -> ReceiptOut:
    """Keep a turn of a conversation within reach; NotFound if it is not."""
    _count(asked, str(id_), hops)
    return _kept(asked, Added(id_, turn, asked.reach, hops))


def wanted_by(asked: Asked, wanted: Filter) -> Wanted:
    """What somebody asks for, as the store is asked for it."""
    equal = wanted.model_dump(exclude_none=True, exclude={"whose", "unheard"})
    if wanted.whose is Whose.QUEUE:
        equal["agent_id"] = None
    return Wanted(asked.reach, equal, among=_among(asked.principal, wanted.whose), unheard=wanted.unheard)


def row_of(asked: Asked, id_: int) -> ConversationRow:
    """A conversation within reach as it stands in a list; NotFound if it is not."""
    found = rows_of(asked, [id_]).get(id_)
    if found is None:
        raise NotFound(f"There is no conversation {id_}.")
    return found


def rows_of(asked: Asked, ids: Collection[int]) -> Mapping[int, ConversationRow]:
    """Those of these conversations that are within reach, by their ids."""
    with asked.state.house.store.reading() as session:
        return {row.id: row for row in seen(session, Wanted(asked.reach, ids=ids, most=len(ids)))}


def others_of(asked: Asked, row: ConversationRow) -> list[ConversationRow]:
    """The other conversations of the same customer within reach, those kept last first."""
    if row.customer_id is None:
        return []
    with asked.state.house.store.reading() as session:
        found = seen(session, Wanted(asked.reach, {"customer_id": row.customer_id}, most=MOST_OTHERS + 1))
    return [each for each in found if each.id != row.id][:MOST_OTHERS]


def _among(principal: Principal, whose: Whose) -> Reach:
    """What a person calls their own, or their teams'; a role in all teams makes all of them theirs."""
    if whose is Whose.MINE:
        return Reach(agents=principal.agents)
    if whose is Whose.TEAM:
        teams = {grant.team for grant in principal.grants}
        return EVERYTHING if None in teams else Reach(teams=frozenset(filter(None, teams)))
    return EVERYTHING


def _shown(session: Session, asked: Asked, conversation: Conversation) -> Conversation:
    """A conversation with how to reach its customer left out, but for those who see all that the customer said."""
    customer = conversation.customer
    if customer is None or within(session, int(customer.id), reach(asked.principal, Action.READ_CUSTOMERS))[1]:
        return conversation
    return replace(conversation, customer=replace(customer, email=None, phone=None))


def bring(asked: Asked, source: str, given: Conversation, hops: int = 0) -> ReceiptOut:
    """Keep a conversation, once it is clear that it lies within reach before and after."""
    _count(asked, f"{source} {given.id}", hops)
    with asked.state.house.store.reading() as session:
        placed = _placed(session, asked, source, given)
    return _kept(asked, Brought(source, placed, hops))


def _placed(session: Session, asked: Asked, source: str, given: Conversation) -> Conversation:
    """The conversation as this person may bring it in; NotFound where it is, or would be, somebody else's."""
    there = place_of(session, source, given.id)
    if there is not None and not asked.reach.covers(*there):
        raise NotFound(NOT_YOURS)
    if there is None and given.agent is None and given.team is None and source == HERE:
        # What nobody else has, whoever brings it in has.
        given = replace(given, agent=Agent(str(asked.principal.user)))
    team, agent = there or (None, None)
    team = team_key(session, given.team) if given.team else team
    agent = agent_key(session, source, given.agent.id) if given.agent else agent
    is_known = given.team is None or asked.reach.everything or team in asked.reach.teams | asked.reach.queues
    if not (is_known and asked.reach.covers(team, agent)):
        raise NotFound(NOT_YOURS)
    _check_customer(session, asked, source, given)
    return given


def _check_customer(session: Session, asked: Asked, source: str, given: Conversation) -> None:
    """NotFound where a customer is named whom nobody has shown to this person: reading it would tell who they are.

    A second record would part their story, and whoever erases them would miss half of it.
    """
    seen_by = asked.reach | reach(asked.principal, Action.READ_CUSTOMERS)
    if given.customer is None or asked.reach.everything:
        return
    known = People(session, source, [given]).known(given.customer)
    if known is not None and not within(session, known.id, seen_by)[0]:
        raise NotFound(NOT_YOUR_CUSTOMER)


def _count(asked: Asked, conversation: str, hops: int) -> None:
    """Refuse what programs that answer each other have set going."""
    if hops:
        check_hops(hops)
        asked.state.limits.hop(f"{asked.actor} {conversation}")


def _kept(asked: Asked, given: Given) -> ReceiptOut:
    done = asked.state.writer.keep(given)
    receipt = done.result(PATIENCE_S)
    return ReceiptOut(
        conversation_id=receipt.conversation_id,
        seq=receipt.seq,
        new_turns=receipt.kept.turns,
        erased=bool(receipt.kept.erased),
    )
