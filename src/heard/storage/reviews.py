"""What the machine found, and what people say in its place: kept apart, and neither written over the other.

A review holds no words: its spans point into the turns, and get their quotes back when it is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, or_, select

from heard.errors import NotFound
from heard.scoring.model import Versions
from heard.storage.quality.figures import keep_figures
from heard.storage.schema import CONVERSATION, CUSTOMER, OVERRIDE, REVIEW, TURN
from heard.storage.store import Session

Wire = dict[str, Any]
SPAN = {"turn_id", "start", "end"}
VERSIONS = ("heard", "model", "rubric")


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says in the place of a judgement such as "heard" or "practice:name_feeling", and why.

    Without a value it takes back what was said before.
    """

    turn_id: str
    judgement: str
    value: object
    reason: str
    person: str
    at: datetime


def content_of(session: Session, id_: int) -> bytes:
    """The fingerprint of a conversation as it stands; NotFound if there is none."""
    found = session.connection.execute(_content(id_)).scalar()
    if found is None:
        raise NotFound(f"There is no conversation {id_} in the store.")
    return bytes(found)


def keep_review(session: Session, id_: int, content: bytes, review: Wire) -> bool:
    """Keep a `heard.review/1` of a conversation as it stood; it never changes again.

    False if it was there already, or the conversation has gone while it was read.
    """
    stands = session.connection.execute(_content(id_)).scalar()
    if stands is None:
        return False
    row = {
        "conversation_id": id_,
        **{name: review["versions"][name] for name in VERSIONS},
        "content_hash": content,
        "made_at": session.at,
        "heard_rate": review["scores"].get("heard_rate", {}).get("value"),
        "body": _without_quotes(review),
    }
    made = session.insert(REVIEW).values(row).on_conflict_do_nothing().returning(REVIEW.c.id)
    is_new = session.connection.execute(made).first() is not None
    if is_new and content == stands:
        keep_figures(session, id_, review)
    return is_new


def reviews_of(session: Session, id_: int) -> Iterator[Wire]:
    """The reviews of a conversation as it stands now, the newest first, with their quotes."""
    chosen = select(REVIEW.c.body).where(
        REVIEW.c.conversation_id == id_, REVIEW.c.content_hash == content_of(session, id_)
    )
    rows = session.connection.execute(select(TURN.c.external_id, TURN.c.text).where(TURN.c.conversation_id == id_))
    texts = {row.external_id: row.text for row in rows}
    for body in session.connection.execute(chosen.order_by(REVIEW.c.id.desc())).scalars().all():
        yield _with_quotes(body, texts)


@dataclass(frozen=True, slots=True)
class Unread:
    """Which conversations want a review: those without one by these versions, perhaps of one source.

    `quiet_since` leaves out those in which something was said after it, `not_before` those in which nothing was said
    since. Customers who are not to be analysed are none.
    """

    versions: Versions
    source: str | None = None
    quiet_since: datetime | None = None
    not_before: datetime | None = None

    def chosen(self) -> Select[int]:
        """Their keys, in order."""
        done = select(REVIEW.c.id).where(
            REVIEW.c.conversation_id == CONVERSATION.c.id,
            REVIEW.c.content_hash == CONVERSATION.c.content_hash,
            *(REVIEW.c[name] == getattr(self.versions, name) for name in VERSIONS),
        )
        silent = select(CUSTOMER.c.id).where(CUSTOMER.c.id == CONVERSATION.c.customer_id, ~CUSTOMER.c.analysed)
        found = select(CONVERSATION.c.id).where(~done.exists(), ~silent.exists()).order_by(CONVERSATION.c.id)
        if self.source is not None:
            found = found.where(CONVERSATION.c.source == self.source)
        last = CONVERSATION.c.last_at
        if self.quiet_since is not None:
            found = found.where(or_(last.is_(None), last <= self.quiet_since))
        if self.not_before is not None:
            found = found.where(func.coalesce(last, CONVERSATION.c.kept_at) >= self.not_before)
        return found


def not_reviewed(session: Session, unread: Unread, *, after: int = 0, most: int = 100) -> Sequence[int]:
    """Keys of conversations that want a review, from the one after `after` on; at most so many."""
    chosen = unread.chosen().where(CONVERSATION.c.id > after).limit(most)
    return session.connection.execute(chosen).scalars().all()


def count_not_reviewed(session: Session, unread: Unread) -> int:
    """How many there are of them."""
    waiting = unread.chosen().order_by(None).subquery()
    return session.connection.execute(select(func.count()).select_from(waiting)).scalar_one()


def override(session: Session, id_: int, change: Override) -> None:
    """Put a person's word beside the machine's; the newest on a judgement counts, the others stay."""
    values = {name: getattr(change, name) for name in Override.__slots__}
    session.connection.execute(insert(OVERRIDE).values(conversation_id=id_, **values))


def overrides_of(session: Session, id_: int) -> tuple[Override, ...]:
    """What people said of a conversation, the newest of each judgement, whatever versions have judged it since."""
    return tuple({(each.turn_id, each.judgement): each for each in trail_of(session, id_)}.values())


def trail_of(session: Session, id_: int) -> tuple[Override, ...]:
    """All that people ever said of the judgements of a conversation, in that order."""
    columns = [OVERRIDE.c[name] for name in Override.__slots__]
    rows = session.connection.execute(select(*columns).where(OVERRIDE.c.conversation_id == id_).order_by(OVERRIDE.c.id))
    return tuple(Override(*row) for row in rows)


def _content(id_: int) -> Select[bytes]:
    return select(CONVERSATION.c.content_hash).where(CONVERSATION.c.id == id_)


def _without_quotes(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return [_without_quotes(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _without_quotes(each) for name, each in value.items() if not (name == "quote" and value.keys() >= SPAN)
    }


def _with_quotes(value: Any, texts: Mapping[str, str]) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return [_with_quotes(each, texts) for each in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _with_quotes(each, texts) for name, each in value.items()}
    return whole | {"quote": texts[value["turn_id"]][value["start"] : value["end"]]} if value.keys() >= SPAN else whole
