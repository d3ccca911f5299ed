"""Turns that are added to a conversation this process knows: written without reading and masking the whole again."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from sqlalchemy import insert, select, update

from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.privacy.added import is_plain_after
from heard.privacy.keep import Said, mask_text
from heard.storage.conversations import load, row_of
from heard.storage.limits import check_limits
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session
from heard.storage.turns import turn_rows

# What is remembered, in turns of all conversations together.
MOST_TURNS = 30_000
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """A conversation as it was kept here last, masked by the policy in force; its hash says whether it still is so."""

    key: int
    content: bytes
    conversation: Conversation


class Appending:
    """The conversations that turns were kept of last. What is remembered is believed only where the store agrees."""

    def __init__(self, most_turns: int = MOST_TURNS) -> None:
        self._most = most_turns
        self._known: OrderedDict[Name, _Known] = OrderedDict()
        self._size = 0

    def append(self, session: Session, source: str, given: Conversation) -> int | None:
        """The key of the conversation that a turn was added to; None where the long way is needed: then nothing is."""
        known = self._known.get((source, given.id))
        if known is None or session.policy.kept or not _adds_a_turn(known.conversation, given):
            return None
        check_limits(source, given)
        there = select(CONVERSATION.c.id, CONVERSATION.c.content_hash)
        row = session.connection.execute(there.where(CONVERSATION.c.id == known.key)).first()
        added = given.turns[0]
        if row is None or row.content_hash != known.content or not _is_plain(session, known.conversation, added):
            return None
        author = mask_text(added.author).text if added.author else None
        grown = replace(known.conversation, turns=(*known.conversation.turns, replace(added, author=author)))
        self._write(session, source, known.key, grown)
        return known.key

    def remember(self, session: Session, source: str, key: int) -> None:
        """Remember a conversation as it was kept the long way."""
        conversation = load(session, key)
        row = row_of(session, source, conversation)
        there = select(CONVERSATION.c.content_hash).where(CONVERSATION.c.id == key)
        if row["content_hash"] == session.connection.execute(there).scalar():
            self._put((source, conversation.id), _Known(key, row["content_hash"], conversation))

    def _write(self, session: Session, source: str, key: int, grown: Conversation) -> None:
        row = row_of(session, source, grown)
        values = {name: row[name] for name in ("content_hash", "last_at")}
        session.connection.execute(update(CONVERSATION).where(CONVERSATION.c.id == key).values(values))
        session.connection.execute(insert(TURN), turn_rows(key, grown, after=len(grown.turns) - 1))
        self._put((source, grown.id), _Known(key, row["content_hash"], grown))

    def _put(self, name: Name, known: _Known) -> None:
        before = self._known.pop(name, None)
        self._known[name] = known
        self._size += len(known.conversation.turns) - (len(before.conversation.turns) if before else 0)
        while self._size > self._most:
            _, gone = self._known.popitem(last=False)
            self._size -= len(gone.conversation.turns)


def _adds_a_turn(known: Conversation, given: Conversation) -> bool:
    """Whether nothing is given but one new turn, by nobody whose name is sealed."""
    if len(given.turns) != 1 or given != Conversation(given.id, given.turns, known.channel):
        return False
    [added] = given.turns
    return not (added.author and known.customer) and all(turn.id != added.id for turn in known.turns)


def _is_plain(session: Session, known: Conversation, added: Turn) -> bool:
    said = [Said(f"{turn.role} {turn.author or ''}", turn.text) for turn in (*known.turns, added)]
    return is_plain_after(said[:-1], said[-1], session.finders)
