"""Webhooks: who else is told of what happens, and what did not reach them."""

from typing import Annotated

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel

from heard.errors import HeardError, NotFound
from heard.storage.happening.events import EventType
from heard.storage.outgoing.deliveries import DeliveryState
from heard.web.api.shapes import Key, whole
from heard.web.api.webhooks import (
    DeliveryOut,
    Id,
    WebhookIn,
    WebhookOut,
    add_webhook,
    list_deliveries,
    list_webhooks,
    remove_webhook,
    replay,
    rotate_key,
    test_webhook,
)
from heard.web.shared.asker import Asked, ManagesWebhooks
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/settings/webhooks"
MOST_DEAD, MOST_AT_ONCE = 50, 200
ONCE = {"signing_key"}
NOWHERE = "A webhook has an address, and is told of at least one kind of event; give both."

router = APIRouter(include_in_schema=False)


class Wanted(BaseModel):
    """What somebody typed of a webhook."""

    url: Typed = ""
    types: list[EventType] = []


@router.get(PATH)
def show(asked: ManagesWebhooks) -> Response:
    """All of them."""
    return _page(asked, Wanted(types=list(EventType)))


@router.post(PATH)
def add(asked: ManagesWebhooks, sent: Annotated[Wanted, Form()]) -> Response:
    """Tell an address of what happens from now on; the signing key is shown this one time."""
    try:
        made = add_webhook(asked, shape(WebhookIn, {"url": sent.url.strip(), "types": sent.types}, NOWHERE))
    except HeardError as problem:
        return _page(asked, sent, problem)
    return _one(asked, made.id, made=made)


@router.get(f"{PATH}/export")
def export(asked: ManagesWebhooks, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    columns = [each for each in WebhookOut.model_fields if each not in ONCE]
    return take_along(asked, kind, "webhooks", columns, (each.model_dump() for each in list_webhooks(asked)))


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ManagesWebhooks, id_: Id) -> Response:
    """One of them, and what did not reach it."""
    return _one(asked, id_)


@router.get(f"{PATH}/{{id}}/export")
def export_dead(asked: ManagesWebhooks, id_: Id, kind: FileKind = FileKind.CSV) -> Response:
    """What did not reach it, as a file."""
    _webhook(asked, id_)
    dead = whole(lambda cursor: list_deliveries(asked, id_, DeliveryState.DEAD, cursor, MOST_AT_ONCE))
    sought = f"deliveries?webhook={id_}&state={DeliveryState.DEAD}"
    return take_along(asked, kind, sought, list(DeliveryOut.model_fields), (each.model_dump() for each in dead))


@router.post(f"{PATH}/{{id}}/test")
def try_it(asked: ManagesWebhooks, id_: Id) -> Response:
    """Send a ping now, and say what came of it."""
    return _one(asked, id_, tried=test_webhook(asked, id_))


@router.post(f"{PATH}/{{id}}/rotate")
def rotate(asked: ManagesWebhooks, id_: Id) -> Response:
    """Another signing key, shown this one time."""
    return _one(asked, id_, made=rotate_key(asked, id_))


@router.post(f"{PATH}/{{id}}/remove")
def remove(asked: ManagesWebhooks, id_: Id) -> Response:
    """Tell it nothing more."""
    remove_webhook(asked, id_)
    return go_to(PATH)


@router.post("/settings/deliveries/{id}/replay")
def send_again(asked: ManagesWebhooks, id_: Id, webhook: Annotated[Key, Form()]) -> Response:
    """Send an event once more to the webhook that it did not reach."""
    try:
        replay(asked, id_)
    except HeardError as problem:
        return _one(asked, webhook, problem)
    return go_to(f"{PATH}/{webhook}")


def _page(asked: Asked, sent: Wanted, problem: HeardError | None = None) -> Response:
    shown = {"webhooks": list_webhooks(asked), "sent": sent, "types": list(EventType)}
    return show_page(asked, "pages/settings/webhooks.html", shown, problem)


def _webhook(asked: Asked, id_: int) -> WebhookOut:
    webhook = next((each for each in list_webhooks(asked) if each.id == id_), None)
    if webhook is None:
        raise NotFound(f"There is no webhook {id_}.")
    return webhook


def _one(asked: Asked, id_: int, problem: HeardError | None = None, **told: object) -> Response:
    webhook = _webhook(asked, id_)
    dead = list_deliveries(asked, id_, DeliveryState.DEAD, None, MOST_DEAD).items
    shown = {"webhook": webhook, "dead": dead, "made": None, "tried": None}
    return show_page(asked, "pages/settings/webhook.html", {**shown, **told}, problem)
