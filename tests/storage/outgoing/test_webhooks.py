"""Webhooks in the store."""

import pytest

from heard.errors import Conflict, NotFound
from heard.storage.happening.events import EventType
from heard.storage.outgoing.tables import WEBHOOK
from heard.storage.outgoing.webhooks import (
    MOST_WEBHOOKS,
    Key,
    add_webhook,
    all_webhooks,
    remove_webhook,
    set_keys,
    switch_off,
    switch_on,
    webhook_of,
)
from heard.storage.store import Store

URL = "https://hooks.example/in"
KEY = Key("whsec_canary")


def test_a_webhook_is_as_it_was_made(store: Store) -> None:
    with store.writing() as session:
        id_ = add_webhook(session, URL, [EventType.TURNS], KEY)
        made = webhook_of(session, id_)
    assert (made.url, made.types, made.keys) == (URL, frozenset({EventType.TURNS}), (KEY,))
    assert (made.off_at, made.off_because, made.seq) == (None, None, 0)


def test_no_key_stands_in_the_store_as_it_is(store: Store) -> None:
    with store.writing() as session:
        id_ = add_webhook(session, URL, [EventType.TURNS], KEY)
        set_keys(session, id_, [Key("whsec_other"), Key(KEY.text, 5.0)])
        row = session.connection.execute(WEBHOOK.select()).one()
        assert webhook_of(session, id_).keys == (Key("whsec_other"), Key("whsec_canary", 5.0))
    assert "whsec" not in repr(row)
    assert "canary" not in repr(KEY)


def test_one_that_is_off_says_why_and_may_be_switched_on(store: Store) -> None:
    with store.writing() as session:
        id_ = add_webhook(session, URL, [EventType.TURNS], KEY)
        switch_off(session, id_, "The address answered 410.")
        assert webhook_of(session, id_).off_because == "The address answered 410."
        switch_on(session, id_)
        assert webhook_of(session, id_).off_at is None


def test_what_is_not_there_cannot_be_read_or_removed(store: Store) -> None:
    with store.writing() as session:
        for deed in (webhook_of, remove_webhook):
            with pytest.raises(NotFound, match="There is no webhook 7"):
                deed(session, 7)


def test_there_are_so_many_and_no_more(store: Store) -> None:
    with store.writing() as session:
        for _ in range(MOST_WEBHOOKS):
            add_webhook(session, URL, [EventType.TURNS], KEY)
        with pytest.raises(Conflict, match="delete one first"):
            add_webhook(session, URL, [EventType.TURNS], KEY)
        assert len(all_webhooks(session)) == MOST_WEBHOOKS
