"""Deliveries: one event for one webhook, or by mail for one user, noted in one commit with why, so that none is lost.

Who is sent to, one thing after another, is known by a key: a webhook by its own, and all who get mail by one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, literal, select, update

from heard.errors import Conflict, NotFound
from heard.storage.columns import UtcTime, Words
from heard.storage.happening.events import Event, EventType, event_from, newest_event
from heard.storage.outgoing.tables import DELIVERY, WEBHOOK
from heard.storage.outgoing.webhooks import all_webhooks
from heard.storage.schema import EVENT
from heard.storage.store import Session

# How long it is kept that an event was delivered; what is dead stays until it is replayed, or its webhook deleted.
KEPT = timedelta(days=30)
# What the mail server is known by; the keys of webhooks begin at 1.
MAIL = 0


class DeliveryState(StrEnum):
    """How a delivery stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event on its way to a webhook, or a user by mail: how often it was tried, when it is next, what came of it."""

    id: int
    webhook_id: int | None
    user_id: int | None
    event: Event
    state: DeliveryState
    tries: int
    next_at: datetime | None
    tried_at: datetime | None
    told: str | None


def is_anything_new(session: Session) -> bool:
    """Whether events have happened for which deliveries are to be noted."""
    oldest = select(WEBHOOK.c.seq).where(WEBHOOK.c.off_at.is_(None)).order_by(WEBHOOK.c.seq).limit(1)
    seq = session.connection.execute(oldest).scalar()
    return seq is not None and seq < newest_event(session)


def note_deliveries(session: Session) -> None:
    """Note a delivery for each new event and each webhook that wants it, and that these events were read."""
    newest = newest_event(session)
    columns = ["webhook_id", "seq", "state", "tries", "next_at"]
    for webhook in all_webhooks(session):
        if webhook.off_at is None and webhook.seq < newest:
            waiting = literal(DeliveryState.WAITING.value, Words), literal(0), literal(session.at, UtcTime)
            chosen = select(literal(webhook.id), EVENT.c.id, *waiting).where(
                EVENT.c.id > webhook.seq, EVENT.c.id <= newest, EVENT.c.type.in_(webhook.types)
            )
            session.connection.execute(insert(DELIVERY).from_select(columns, chosen))
            session.connection.execute(update(WEBHOOK).where(WEBHOOK.c.id == webhook.id).values(seq=newest))


def note_mails(session: Session, seq: int, users: Collection[int]) -> None:
    """Note that an event goes by mail to these users."""
    waiting = {"seq": seq, "state": DeliveryState.WAITING, "tries": 0, "next_at": session.at}
    if users:
        session.connection.execute(insert(DELIVERY), [waiting | {"user_id": id_} for id_ in users])


def awaited(session: Session) -> Collection[int]:
    """To whom something is to be sent by now."""
    is_due = exists().where(DELIVERY.c.webhook_id == WEBHOOK.c.id, DELIVERY.c.next_at <= session.at)
    chosen = select(WEBHOOK.c.id).where(WEBHOOK.c.off_at.is_(None), is_due)
    webhooks = session.connection.execute(chosen).scalars().all()
    return webhooks if next_due(session, MAIL) is None else [*webhooks, MAIL]


def next_due(session: Session, receiver: int) -> Delivery | None:
    """What is to be sent to somebody by now, the oldest event first; None if nothing is, or a webhook is off."""
    chosen = (
        _deliveries()
        .outerjoin(WEBHOOK, WEBHOOK.c.id == DELIVERY.c.webhook_id)
        .where(_is_for(receiver), DELIVERY.c.next_at <= session.at, WEBHOOK.c.off_at.is_(None))
    )
    row = session.connection.execute(chosen.order_by(DELIVERY.c.seq, DELIVERY.c.id).limit(1)).first()
    return None if row is None else _delivery(row)


def end(session: Session, delivery: Delivery, state: DeliveryState, told: str) -> None:
    """A delivery was tried, and will not be again by itself."""
    _change(session, delivery.id, state=state, tries=delivery.tries + 1, next_at=None, tried_at=session.at, told=told)


def put_off(session: Session, delivery: Delivery, told: str, until: datetime) -> None:
    """A delivery was tried in vain, and is tried again then."""
    _change(session, delivery.id, tries=delivery.tries + 1, next_at=until, tried_at=session.at, told=told)


def drop(session: Session, delivery: Delivery) -> None:
    """Send nothing of a delivery, to somebody who is not to have it any more."""
    session.connection.execute(delete(DELIVERY).where(DELIVERY.c.id == delivery.id))


def leave_alone(session: Session, receiver: int, until: datetime) -> None:
    """Send nothing of what waits for somebody before a time that they have asked for."""
    waiting = _is_for(receiver), DELIVERY.c.next_at < until
    session.connection.execute(update(DELIVERY).where(*waiting).values(next_at=until))


def replay(session: Session, id_: int) -> int | None:
    """Send an event once more, as if for the first time; its webhook, if it goes to one. Conflict if that is off."""
    delivery = delivery_of(session, id_)
    off = select(WEBHOOK.c.off_at).where(WEBHOOK.c.id == delivery.webhook_id)
    if session.connection.execute(off).scalar() is not None:
        raise Conflict(f"Webhook {delivery.webhook_id} is off; switch it on by a test that it takes.")
    _change(session, id_, state=DeliveryState.WAITING, tries=0, next_at=session.at)
    return delivery.webhook_id


def delivery_of(session: Session, id_: int) -> Delivery:
    """A delivery; NotFound if there is none of this key."""
    row = session.connection.execute(_deliveries().where(DELIVERY.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no delivery {id_}.")
    return _delivery(row)


def deliveries_of(
    session: Session, receiver: int, *, state: DeliveryState | None = None, before: int | None = None, most: int = 50
) -> Sequence[Delivery]:
    """The deliveries to somebody, the newest first, perhaps those that stand so, from before a key; so many."""
    chosen = _deliveries().where(_is_for(receiver)).order_by(DELIVERY.c.id.desc()).limit(most)
    if state is not None:
        chosen = chosen.where(DELIVERY.c.state == state)
    if before is not None:
        chosen = chosen.where(DELIVERY.c.id < before)
    return [_delivery(row) for row in session.connection.execute(chosen)]


def forget_delivered(session: Session) -> None:
    """Forget what was delivered long ago."""
    old = DELIVERY.c.state == DeliveryState.DELIVERED, DELIVERY.c.tried_at < session.at - KEPT
    session.connection.execute(delete(DELIVERY).where(*old))


def first_needed(session: Session) -> int | None:
    """The number of the oldest event with turns that is still to be sent, or may be replayed; None if none is."""
    sent = select(func.min(DELIVERY.c.seq)).join(EVENT, EVENT.c.id == DELIVERY.c.seq)
    on_its_way = sent.where(DELIVERY.c.state != DeliveryState.DELIVERED, EVENT.c.type == EventType.TURNS.value)
    not_noted = select(func.min(WEBHOOK.c.seq) + 1).where(WEBHOOK.c.off_at.is_(None))
    found = [session.connection.execute(each).scalar() for each in (on_its_way, not_noted)]
    return min((int(each) for each in found if each is not None), default=None)


def _is_for(receiver: int) -> ColumnElement[bool]:
    return DELIVERY.c.user_id.is_not(None) if receiver == MAIL else DELIVERY.c.webhook_id == receiver


def _deliveries() -> Select[Any]:
    own = [DELIVERY.c[name] for name in ("webhook_id", "user_id", "state", "tries", "next_at", "tried_at", "told")]
    return select(DELIVERY.c.id.label("delivery_id"), *own, EVENT).join_from(
        DELIVERY, EVENT, EVENT.c.id == DELIVERY.c.seq
    )


def _delivery(row: Any) -> Delivery:  # noqa: ANN401 - a row of the query above
    told = row.tries, row.next_at, row.tried_at, row.told
    return Delivery(row.delivery_id, row.webhook_id, row.user_id, event_from(row), DeliveryState(row.state), *told)


def _change(session: Session, id_: int, **values: object) -> None:
    session.connection.execute(update(DELIVERY).where(DELIVERY.c.id == id_).values(**values))
