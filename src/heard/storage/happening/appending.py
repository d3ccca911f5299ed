"""Turns that are added to a conversation this process knows: written without reading and masking the whole again."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.conversation.wire import turn_to_wire
from heard.privacy.added import is_plain_after
from heard.privacy.keep import Said, mask_conversation, mask_text
from heard.storage.columns import as_utc
from heard.storage.conversations import END, as_hashed, hashed_part, load, row_of
from heard.storage.limits import check_limits
from heard.storage.store import Session
from heard.storage.turns import turn_row

# What is remembered, in turns of all conversations together; one conversation weighs as much as some turns.
MOST_TURNS, OWN_WEIGHT = 200_000, 20
# How much of what was said last is kept at hand to look at a new turn by.
TAIL_LETTERS = 4_000
Values = dict[str, Any]


class _Known:
    """A conversation as it was kept here last, masked by the policy in force; its hash says whether it still is so."""

    def __init__(self, conversation: Conversation, row: Values) -> None:
        self.channel, self.has_customer = conversation.channel, conversation.customer is not None
        self.content, self.last_at = row["content_hash"], row["last_at"]
        self.turns = {turn.id for turn in conversation.turns}
        self.tail = _tail([_said(turn) for turn in conversation.turns])
        self._open = hashlib.sha256(hashed_part(conversation)[: -len(END)])

    @property
    def weight(self) -> int:
        """What it weighs in memory, in turns."""
        return OWN_WEIGHT + len(self.turns)

    def takes(self, given: Conversation) -> bool:
        """Whether nothing is given but a new turn, by nobody whose name is sealed."""
        if given != Conversation(given.id, given.turns, self.channel):
            return False
        [added] = given.turns
        return bool(self.turns) and added.id not in self.turns and not (added.author and self.has_customer)

    def is_plain(self, session: Session, added: Turn) -> bool:
        """Whether a turn may be kept as it is, and all before it as well."""
        is_all = len(self.tail) == len(self.turns)
        return is_plain_after(self.tail, _said(added), session.finders, is_all=is_all)

    def add(self, turn: Turn) -> Values:
        """What changes in the row of the conversation by one turn more."""
        self._open.update(b", " + as_hashed(turn_to_wire(turn)))
        closed = self._open.copy()
        closed.update(END)
        self.content, self.last_at = closed.digest(), _later(self.last_at, turn.at)
        self.turns.add(turn.id)
        self.tail = _tail([*self.tail, _said(turn)])
        return {"content_hash": self.content, "last_at": self.last_at}


@dataclass(frozen=True, slots=True)
class There:
    """A conversation as its row stands."""

    id: int
    source: str
    external_id: str
    channel: Channel
    content_hash: bytes
    team_id: int | None
    agent_id: int | None

    @property
    def place(self) -> tuple[int | None, int | None]:
        """Its team and its agent."""
        return self.team_id, self.agent_id


@dataclass(frozen=True, slots=True)
class Grown:
    """What is to be written where a turn was added: values of its conversation's row, and its own row."""

    values: Values
    turn: Values


class Appending:
    """The conversations that turns were kept of last. What is remembered is believed only where the store agrees."""

    def __init__(self, most_turns: int = MOST_TURNS) -> None:
        self._most = most_turns
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._weight = 0

    def append(self, session: Session, there: There, given: Conversation) -> Grown | None:
        """What is to be written for a turn that is added; None where the long way is needed: then nothing is.

        `there` is the conversation's row as it stands.
        """
        if session.policy.kept or len(given.turns) != 1:
            return None
        check_limits(there.source, given)
        added = given.turns[0]
        known = self._known_as(session, there)
        if known is None or not known.takes(given) or not known.is_plain(session, added):
            return None
        safe = replace(added, author=mask_text(added.author).text) if added.author else added
        place = len(known.turns)
        self._known.move_to_end(there.id)
        self._weight += 1
        return Grown({"of_key": there.id} | known.add(safe), turn_row(there.id, place, safe))

    def _known_as(self, session: Session, there: There) -> _Known | None:
        """A conversation as it stands, read if need be; None where masking it, or writing it anew, would change it."""
        known = self._known.get(there.id)
        if known is not None and known.content == there.content_hash:
            return known
        self._forget(there.id)
        masked = mask_conversation(load(session, there.id), session.policy, finders=session.finders).conversation
        row = row_of(session, there.source, masked)
        if row["content_hash"] != there.content_hash:
            return None
        known = self._known[there.id] = _Known(masked, row)
        self._weight += known.weight
        while self._weight > self._most and len(self._known) > 1:
            self._forget(next(iter(self._known)))
        return known

    def _forget(self, key: int) -> None:
        known = self._known.pop(key, None)
        self._weight -= known.weight if known else 0


def _said(turn: Turn) -> Said:
    return Said(f"{turn.role} {turn.author or ''}", turn.text)


def _tail(said: Sequence[Said]) -> Sequence[Said]:
    """What was said last, in whole turns."""
    letters, begin = 0, len(said)
    while begin and letters + len(said[begin - 1].text) <= TAIL_LETTERS:
        begin -= 1
        letters += len(said[begin].text) + 1
    return said[begin:]


def _later(last_at: datetime | None, at: datetime | None) -> datetime | None:
    return max((each for each in (last_at, as_utc(at) if at else None) if each), default=None)
