"""Webhooks as an administrator looks after them, each change in the audit; and what is sent to one."""

import json
import logging
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from heard.engines.outgoing.address import checked
from heard.engines.outgoing.sender import MOST_HOPS, Ending, Letter, Outcome, Sender
from heard.engines.outgoing.signature import SigningKey, read_key
from heard.errors import Conflict
from heard.storage.access import audit
from heard.storage.happening.events import HOPS, SCHEMA, Event, EventType, event_to_wire
from heard.storage.outgoing import deliveries, webhooks
from heard.storage.outgoing.webhooks import Key, Webhook
from heard.storage.store import Session, Store

LOG = logging.getLogger(__name__)
KEY_BYTES = 32
# Who does what nobody asked for.
ITSELF = "Heard"
PING = "ping"


@dataclass(frozen=True, slots=True)
class Webhooks:
    """What doors ask about webhooks; a signing key is shown when it is made, and never again."""

    store: Store
    sender: Sender

    def add(self, by: str, url: str, types: Collection[EventType]) -> tuple[int, str]:
        """The key in the store of a new webhook, and its signing key; InvalidValue if it may not be reached."""
        checked(url, self.sender.allowed_hosts)
        key = _new_key()
        with self.store.writing() as session:
            id_ = webhooks.add_webhook(session, url, types, Key(key))
            audit.record(session, by, "webhook.add", named(id_))
        return id_, key

    def remove(self, by: str, id_: int) -> None:
        """Tell an address nothing more."""
        with self.store.writing() as session:
            webhooks.remove_webhook(session, id_)
            audit.record(session, by, "webhook.remove", named(id_))

    def rotate(self, by: str, id_: int) -> str:
        """A new signing key; for a day what is sent is signed with the newest of the old ones as well."""
        key = _new_key()
        with self.store.writing() as session:
            old = _signing(webhooks.webhook_of(session, id_).keys[0]).replaced(session.at.timestamp())
            webhooks.set_keys(session, id_, [Key(key), Key(str(old), old.until)])
            audit.record(session, by, "webhook.rotate", named(id_))
        return key

    def replay(self, by: str, delivery_id: int) -> None:
        """Send an event once more."""
        with self.store.writing() as session:
            webhook_id = deliveries.replay(session, delivery_id)
            receiver = "a mail" if webhook_id is None else named(webhook_id)
            audit.record(session, by, "delivery.replay", f"delivery {delivery_id} of {receiver}")

    def test(self, by: str, id_: int) -> Outcome:
        """Send a ping now, and say what came of it; one that is taken switches a webhook on that was off."""
        with self.store.reading() as session:
            webhook, at = webhooks.webhook_of(session, id_), session.at
        ping = {"schema": SCHEMA, "id": f"{PING}-{uuid4().hex}", "at": at.isoformat(), "type": PING, "data": {}}
        outcome = self.send(webhook, _letter(ping))
        with self.store.writing() as session:
            audit.record(session, by, "webhook.test", named(id_))
            if outcome.ending is Ending.DELIVERED and webhook.off_at is not None:
                webhooks.switch_on(session, id_)
                audit.record(session, by, "webhook.on", named(id_))
            elif outcome.ending is Ending.GONE:
                switch_off(session, id_, outcome.told)
        return outcome

    def tell(self, webhook: Webhook, event: Event) -> Outcome:
        """Send an event: under the same id and with the same bytes, however often."""
        return self.send(webhook, replace(_letter(event_to_wire(event)), hops=event.details.get(HOPS, 0)))

    def send(self, webhook: Webhook, letter: Letter) -> Outcome:
        """Send a letter, signed with each key that holds."""
        try:
            return self.sender.send(letter, webhook.url, [_signing(key) for key in webhook.keys])
        except Exception as problem:
            # Whatever it is, it counts as a try: else this one would be tried for ever and hold all others.
            LOG.exception("not sent")
            return Outcome(Ending.RETRY, f"Heard made a mistake ({type(problem).__name__}); please report it.")


def check_hops(hops: int) -> None:
    """Conflict where something came through more webhooks than Heard sends anything through."""
    if hops > MOST_HOPS:
        raise Conflict(f"This came through {hops} webhooks; check them for a circle.")


def named(id_: int) -> str:
    """How a webhook is named in the audit; its address may hold a secret."""
    return f"webhook {id_}"


def switch_off(session: Session, id_: int, because: str) -> None:
    """Send nothing more to a receiver that wants nothing more."""
    webhooks.switch_off(session, id_, because)
    audit.record(session, ITSELF, "webhook.off", named(id_), why=because)


def _new_key() -> str:
    return str(SigningKey(secrets.token_bytes(KEY_BYTES)))


def _signing(key: Key) -> SigningKey:
    return replace(read_key(key.text), until=key.until)


def _letter(told: Mapping[str, object]) -> Letter:
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Letter(str(told["id"]), body)
