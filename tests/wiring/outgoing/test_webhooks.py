"""Webhooks as an administrator looks after them."""

from pathlib import Path

import pytest

from heard.errors import InvalidValue, NotFound
from heard.storage.access.audit import records
from heard.storage.happening.events import EventType
from heard.storage.outgoing.webhooks import Key, all_webhooks, set_keys, webhook_of
from heard.storage.store import Store
from tests.fakes.webhook_server import Receiver, webhook_server
from tests.wiring.outgoing.posting import BY, posting_on, until


def test_a_ping_tells_of_nothing_and_one_that_is_gone_is_switched_off(store: Store, tmp_path: Path) -> None:
    receiver = Receiver([b"HTTP/1.1 410 Gone\r\n\r\n"])
    with webhook_server(receiver) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        assert posting.webhooks.test(BY, id_).told == "The address answered 410."
    assert b'"type":"ping","data":{}}' in receiver.bodies[0]
    with store.reading() as session:
        assert webhook_of(session, id_).off_because == "The address answered 410."
        assert [(each.actor, each.deed) for each in records(session)][:1] == [("Heard", "webhook.off")]


def test_a_webhook_that_cannot_be_signed_for_counts_its_tries(store: Store, tmp_path: Path) -> None:
    with webhook_server(Receiver()) as port:
        posting = posting_on(store, tmp_path, port)
        id_ = posting.add(port)
        with store.writing() as session:
            set_keys(session, id_, [Key("no key")])
        posting.happens()
        with posting.delivering():
            until(lambda: [each.tries for each in posting.deliveries(id_)] == [1])
        assert posting.deliveries(id_)[0].told == "Heard made a mistake (InvalidValue); please report it."


def test_what_may_not_be_reached_is_not_kept(store: Store, tmp_path: Path) -> None:
    posting = posting_on(store, tmp_path)
    with pytest.raises(InvalidValue, match="may not be reached"):
        posting.webhooks.add(BY, "https://10.0.0.1/", [EventType.TURNS])
    with store.reading() as session:
        assert (list(all_webhooks(session)), list(records(session))) == ([], [])


def test_what_is_not_there_is_told_and_not_audited(store: Store, tmp_path: Path) -> None:
    webhooks = posting_on(store, tmp_path).webhooks
    for deed in (webhooks.remove, webhooks.rotate, webhooks.replay, webhooks.test):
        with pytest.raises(NotFound):
            deed(BY, 7)
    with store.reading() as session:
        assert list(records(session)) == []
