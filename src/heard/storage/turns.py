"""Turns as rows of their own, and back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.columns import as_written, own_spelling
from heard.storage.people.records import known_customer
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

Values = dict[str, Any]
# What stands for the customer's own name where an author is kept.
BY_THE_CUSTOMER = ""
# How many are looked up together: a statement holds some thousand values at most.
TOGETHER = 500


def turn_rows(id_: int, conversation: Conversation) -> list[Values]:
    """The turns of a conversation as rows."""
    name = conversation.customer.name if conversation.customer else None
    return [turn_row(id_, place, turn, name) for place, turn in enumerate(conversation.turns)]


def turn_row(id_: int, place: int, turn: Turn, name: str | None = None) -> Values:
    """A turn as a row; the customer's name stands in their record alone, which is sealed."""
    return {
        "conversation_id": id_,
        "place": place,
        "external_id": turn.id,
        "role": turn.role.value,
        "author": BY_THE_CUSTOMER if turn.author and turn.author == name else turn.author,
        "at": turn.at,
        "at_text": own_spelling(turn.at),
        "start_ms": turn.start_ms,
        "end_ms": turn.end_ms,
        "text": turn.text,
    }


def change_turns(session: Session, id_: int, before: Conversation, after: Conversation) -> int:
    """Write the turns that are new or changed; how many are new."""
    was = {turn.id: (place, turn) for place, turn in enumerate(before.turns)}
    rows = turn_rows(id_, after)
    new = [row for row, turn in zip(rows, after.turns, strict=True) if turn.id not in was]
    changed = [
        {"of_turn": turn.id} | row
        for row, turn in zip(rows, after.turns, strict=True)
        if turn.id in was and was[turn.id] != (row["place"], turn)
    ]
    if changed:
        where = TURN.c.conversation_id == id_, TURN.c.external_id == bindparam("of_turn")
        values: Values = {name: bindparam(name) for name in changed[0] if name in TURN.c and name != "conversation_id"}
        session.connection.execute(update(TURN).where(*where).values(values), changed)
    if new:
        session.connection.execute(insert(TURN), new)
    return len(new)


def turns_of(session: Session, id_: int, name: str | None) -> Iterator[Turn]:
    """The turns of a conversation, whose customer has this name."""
    chosen = select(TURN).where(TURN.c.conversation_id == id_).order_by(TURN.c.place)
    for row in session.connection.execute(chosen):
        yield _turn(row, name)


def turns_named(session: Session, keys: Collection[int], ids: Sequence[str]) -> Mapping[tuple[int, str], Turn]:
    """Turns of some conversations by the keys of these and their own ids; what is not there is left out."""
    found = {}
    for begin in range(0, len(ids), TOGETHER):
        named = TURN.c.external_id.in_(ids[begin : begin + TOGETHER])
        for row in session.connection.execute(select(TURN).where(TURN.c.conversation_id.in_(keys), named)):
            name = _customer_of(session, row.conversation_id) if row.author == BY_THE_CUSTOMER else None
            found[row.conversation_id, row.external_id] = _turn(row, name)
    return found


def said_by_customers(session: Session, keys: Collection[int], ids: Sequence[str]) -> frozenset[tuple[int, str]]:
    """Which of the turns of some conversations, by the keys of these and their own ids, are a customer's."""
    found: set[tuple[int, str]] = set()
    for begin in range(0, len(ids), TOGETHER):
        named = TURN.c.external_id.in_(ids[begin : begin + TOGETHER]), TURN.c.role == Role.CUSTOMER
        chosen = select(TURN.c.conversation_id, TURN.c.external_id).where(TURN.c.conversation_id.in_(keys), *named)
        found |= {(row.conversation_id, row.external_id) for row in session.connection.execute(chosen)}
    return frozenset(found)


def _customer_of(session: Session, id_: int) -> str | None:
    chosen = select(CONVERSATION.c.customer_id).where(CONVERSATION.c.id == id_)
    key = session.connection.execute(chosen).scalar()
    return None if key is None else known_customer(session, key).name


def _turn(row: Row[Any], name: str | None) -> Turn:
    at = as_written(row.at, row.at_text)
    author = name if row.author == BY_THE_CUSTOMER else row.author
    return Turn(row.external_id, Role(row.role), row.text, at, author, row.start_ms, row.end_ms)
