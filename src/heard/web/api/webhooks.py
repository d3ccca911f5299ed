"""Webhooks: who else is told of what happens, and what has become of each event on its way to them."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from heard.storage.happening.events import EventType
from heard.storage.outgoing import webhooks
from heard.storage.outgoing.deliveries import MAIL, Delivery, DeliveryState, deliveries_of
from heard.storage.outgoing.webhooks import Webhook
from heard.web.api.shapes import Cursor, Key, Most, Page, Strict
from heard.web.shared.asker import Asked, ManagesWebhooks
from heard.web.shared.problem import documented

router = APIRouter(tags=["webhooks"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a webhook.")]


class WebhookIn(Strict):
    """An address to be told of events of some types; of all, where none are named."""

    url: Annotated[str, Field(min_length=1, max_length=2_048)]
    types: Annotated[list[EventType], Field(min_length=1, max_length=50)] | None = None


class WebhookOut(BaseModel):
    """An address that is told of events; `signing_key` stands in it only when it is made."""

    id: int
    url: str
    types: list[str]
    since: datetime
    off_at: datetime | None
    off_because: str | None
    signing_key: str | None = None


class TestOut(BaseModel):
    """What came of a ping: an ending, and one sentence about it."""

    ending: str
    told: str


class DeliveryOut(BaseModel):
    """One event on its way to a webhook, or by mail to a user; `told` says what came of the last try."""

    id: int
    user_id: int | None
    seq: int
    type: str
    conversation_id: int
    state: str
    tries: int
    next_at: datetime | None
    tried_at: datetime | None
    told: str | None


@router.get("/webhooks")
def list_webhooks(asked: ManagesWebhooks) -> list[WebhookOut]:
    """All of them; their signing keys were shown when they were made."""
    with asked.state.house.store.reading() as session:
        return [_webhook_out(each) for each in webhooks.all_webhooks(session)]


@router.post("/webhooks", status_code=201)
def add_webhook(asked: ManagesWebhooks, sent: WebhookIn) -> WebhookOut:
    """Tell an address of what happens from now on; the signing key is shown this one time."""
    id_, key = asked.state.deliverer.webhooks.add(asked.actor, sent.url, set(sent.types or EventType))
    return _shown(asked, id_, key)


@router.delete("/webhooks/{id}", status_code=204)
def remove_webhook(asked: ManagesWebhooks, id_: Id) -> None:
    """Tell an address nothing more."""
    asked.state.deliverer.webhooks.remove(asked.actor, id_)


@router.post("/webhooks/{id}/rotate")
def rotate_key(asked: ManagesWebhooks, id_: Id) -> WebhookOut:
    """A new signing key, shown this one time; the old one holds for another 24 hours."""
    return _shown(asked, id_, asked.state.deliverer.webhooks.rotate(asked.actor, id_))


@router.post("/webhooks/{id}/test")
def test_webhook(asked: ManagesWebhooks, id_: Id) -> TestOut:
    """Send a `ping` now, and say what came of it; where it is taken, a webhook that was off is on again."""
    outcome = asked.state.deliverer.webhooks.test(asked.actor, id_)
    asked.state.deliverer.call()
    return TestOut(ending=outcome.ending, told=outcome.told)


@router.get("/webhooks/{id}/deliveries")
def list_deliveries(
    asked: ManagesWebhooks, id_: Id, state: DeliveryState | None = None, cursor: Cursor = None, most: Most = 50
) -> Page[DeliveryOut]:
    """What has become of events, the newest first; those that are `dead` are no longer tried by themselves."""
    with asked.state.house.store.reading() as session:
        webhooks.webhook_of(session, id_)
    return _page(asked, id_, state, cursor=cursor, most=most)


@router.get("/mails")
def list_mails(
    asked: ManagesWebhooks, state: DeliveryState | None = None, cursor: Cursor = None, most: Most = 50
) -> Page[DeliveryOut]:
    """What has become of notices by mail, one for each user, the newest first."""
    return _page(asked, MAIL, state, cursor=cursor, most=most)


@router.post("/deliveries/{id}/replay", status_code=202)
def replay(asked: ManagesWebhooks, id_: Annotated[Key, Path(alias="id", description="The id of a delivery.")]) -> None:
    """Send an event once more, under the same id."""
    asked.state.deliverer.webhooks.replay(asked.actor, id_)
    asked.state.deliverer.call()


def _shown(asked: Asked, id_: int, key: str) -> WebhookOut:
    with asked.state.house.store.reading() as session:
        return _webhook_out(webhooks.webhook_of(session, id_)).model_copy(update={"signing_key": key})


def _webhook_out(webhook: Webhook) -> WebhookOut:
    return WebhookOut(
        id=webhook.id,
        url=webhook.url,
        types=sorted(webhook.types),
        since=webhook.since,
        off_at=webhook.off_at,
        off_because=webhook.off_because,
    )


def _page(
    asked: Asked, receiver: int, state: DeliveryState | None, *, cursor: str | None, most: int
) -> Page[DeliveryOut]:
    name = f"deliveries {receiver} {asked.actor}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    with asked.state.house.store.reading() as session:
        found = deliveries_of(session, receiver, state=state, before=before, most=most)
    following = asked.state.signed(found[-1].id, of=name) if len(found) == most else None
    return Page(items=[_delivery_out(each) for each in found], next=following)


def _delivery_out(delivery: Delivery) -> DeliveryOut:
    return DeliveryOut(
        id=delivery.id,
        user_id=delivery.user_id,
        seq=delivery.event.seq,
        type=delivery.event.type,
        conversation_id=delivery.event.conversation_id,
        state=delivery.state,
        tries=delivery.tries,
        next_at=delivery.next_at,
        tried_at=delivery.tried_at,
        told=delivery.told,
    )
