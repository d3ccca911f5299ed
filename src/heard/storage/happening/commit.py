"""What is kept in one commit: turns that came at about the same time, and the events that tell of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias

from sqlalchemy import Select, bindparam, insert, select, update

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.errors import NotFound
from heard.storage.access.reach import Reach
from heard.storage.conversations import Kept, keep
from heard.storage.happening.appending import Appending, Grown, There
from heard.storage.happening.events import HOPS, EventType, all_happened
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

ONE_MORE = Kept(grown=1, turns=1)
COLUMNS = select(*(CONVERSATION.c[each.name] for each in fields(There)))
BY_KEY = COLUMNS.where(CONVERSATION.c.id.in_(bindparam("keys", expanding=True)))
BY_NAME = COLUMNS.where(
    CONVERSATION.c.source == bindparam("of_source"), CONVERSATION.c.external_id == bindparam("of_name")
)
GROW = (
    update(CONVERSATION)
    .where(CONVERSATION.c.id == bindparam("of_key"))
    .values(content_hash=bindparam("content_hash"), last_at=bindparam("last_at"))
)
ADD = insert(TURN)


@dataclass(frozen=True, slots=True)
class Brought:
    """A conversation, or some turns of one, as its source names it; `hops`: through how many webhooks it came."""

    source: str
    conversation: Conversation
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """A turn for a conversation that is kept, by somebody who reaches so far; `hops` as above."""

    conversation_id: int
    turn: Turn
    reach: Reach
    hops: int = 0


Given: TypeAlias = Brought | Added


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of turns: counts, the key of their conversation, and the event that tells of them.

    No key where the customer was erased, no event where nothing was new.
    """

    kept: Kept
    conversation_id: int | None = None
    seq: int | None = None


def keep_together(session: Session, appending: Appending, given: Sequence[Given]) -> list[Receipt | NotFound]:
    """Keep what is given, in its order, and write down what has happened."""
    commit = _Commit(session, appending, given)
    kept = [commit.keep(each) for each in given]
    commit.write()
    told = {
        number: (each.conversation_id, _details(given[number]))
        for number, each in enumerate(kept)
        if isinstance(each, Receipt) and each.conversation_id and (each.kept.new or each.kept.grown)
    }
    seqs = dict(zip(told, all_happened(session, EventType.TURNS, list(told.values())), strict=True))
    return [
        replace(each, seq=seqs.get(number)) if isinstance(each, Receipt) else each for number, each in enumerate(kept)
    ]


class _Commit:
    """What goes the short way is written together: at the end, or before anything goes the long way."""

    def __init__(self, session: Session, appending: Appending, given: Iterable[Given]) -> None:
        self._session = session
        self._appending = appending
        keys = {each.conversation_id for each in given if isinstance(each, Added)}
        self._there = {each.id: each for each in self._look(BY_KEY, keys=list(keys))} if keys else {}
        self._grown: list[Grown] = []

    def keep(self, given: Given) -> Receipt | NotFound:
        """What became of it, without its event."""
        if isinstance(given, Brought):
            return self._keep(given.source, given.conversation, self._named(given))
        there = self._there.get(given.conversation_id)
        if there is None or not given.reach.covers(*there.place):
            return NotFound(f"There is no conversation {given.conversation_id}.")
        return self._keep(there.source, Conversation(there.external_id, (given.turn,), there.channel), there)

    def write(self) -> None:
        """Write what went the short way."""
        if self._grown:
            self._session.connection.execute(GROW, [each.values for each in self._grown])
            self._session.connection.execute(ADD, [each.turn for each in self._grown])
            self._grown.clear()

    def _keep(self, source: str, given: Conversation, there: There | None) -> Receipt:
        grown = self._appending.append(self._session, there, given) if there else None
        if there and grown:
            self._grown.append(grown)
            self._there[there.id] = replace(there, content_hash=grown.values["content_hash"])
            return Receipt(ONE_MORE, there.id)
        self.write()
        kept = keep(self._session, source, [given])
        if kept.erased:
            return Receipt(kept)
        [there] = self._look(BY_NAME, of_source=source, of_name=given.id)
        self._there[there.id] = there
        return Receipt(kept, there.id)

    def _named(self, given: Brought) -> There | None:
        """The conversation of this name, as it stands with what is not written yet."""
        found = self._look(BY_NAME, of_source=given.source, of_name=given.conversation.id)
        return self._there.get(found[0].id, found[0]) if found else None

    def _look(self, chosen: Select[Any], **values: object) -> list[There]:
        rows = self._session.connection.execute(chosen, values)
        return [there_from(row) for row in rows]


def there_from(row: Any) -> There:  # noqa: ANN401 - a row of whatever query has the columns
    """The conversation of a row."""
    return There(row.id, row.source, row.external_id, Channel(row.channel), row.content_hash, row.team_id, row.agent_id)


def _details(given: Given) -> dict[str, Any]:
    told = {"turns": [turn.id for turn in _turns(given)]}
    return told | {HOPS: given.hops} if given.hops else told


def _turns(given: Given) -> Sequence[Turn]:
    return (given.turn,) if isinstance(given, Added) else given.conversation.turns
