"""Old events: they go from the oldest on, as far as nobody needs them, and it stays clear that they went."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heard.privacy.retention import UNLESS_TOLD
from heard.storage.access.users import add_user
from heard.storage.happening.events import EventType, events_after, happened, is_kept_after
from heard.storage.happening.notices import notice, noticed
from heard.storage.happening.notified import Notified
from heard.storage.outgoing import deliveries
from heard.storage.outgoing.deliveries import MAIL, DeliveryState, deliveries_of
from heard.storage.outgoing.webhooks import switch_off
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention, past_retention, some_past_retention
from tests.storage.conftest import NOW
from tests.storage.outgoing.deeds import conversation, happens, webhook


@pytest.fixture
def long_ago(store: Store) -> Store:
    """The store as it was 31 days before."""
    return replace(store, clock=lambda: NOW - timedelta(days=31))


def drop(store: Store) -> int:
    """How many events go, some at a time."""
    with store.writing() as session:
        due, gone = past_retention(session, UNLESS_TOLD)["events"], 0
        while some := some_past_retention(session, UNLESS_TOLD, "events", most=2):
            gone += drop_past_retention(session, UNLESS_TOLD, "events", some)
    assert gone == due
    return gone


def kept(session: Session) -> list[int]:
    return [event.seq for event in events_after(session, 0)]


def test_old_events_go_and_young_ones_stay(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        happens(session, times=3)
    with store.writing() as session:
        young = happens(session, times=2)
    assert drop(store) == 3
    with store.reading() as session:
        assert kept(session) == young


def test_the_newest_stays_since_numbers_count_on_from_it(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        *_, last = happens(session, times=3)
    assert drop(store) == 2
    with store.reading() as session:
        assert kept(session) == [last]


def test_what_was_noticed_stays_noticed(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        id_ = conversation(session)
        notice(session, id_, Notified.VULNERABLE, "1")
        happens(session, times=2)
    assert drop(store) == 1
    with store.reading() as session:
        assert noticed(session, id_) == {Notified.VULNERABLE}


def test_what_a_webhook_has_not_been_told_stays(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        id_ = webhook(session)
        happens(session, times=3)
    assert drop(store) == 0
    with store.writing() as session:
        switch_off(session, id_, "It wants nothing more.")
    assert drop(store) == 2


@pytest.mark.parametrize(("state", "gone"), [(DeliveryState.DELIVERED, 3), (DeliveryState.DEAD, 1)])
def test_a_dead_letter_holds_what_came_after_it(store: Store, long_ago: Store, state: DeliveryState, gone: int) -> None:
    with long_ago.writing() as session:
        id_ = webhook(session)
        happens(session, times=4)
        deliveries.note_deliveries(session)
        for number, each in enumerate(reversed(deliveries_of(session, id_))):
            deliveries.end(session, each, state if number == 1 else DeliveryState.DELIVERED, "told")
    assert drop(store) == gone


def test_a_mail_that_nobody_took_holds_nothing(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        seq = notice(session, conversation(session), Notified.VULNERABLE, "1")
        deliveries.note_mails(session, seq, [add_user(session, "ada@example.test", "Ada", ())])
        [mail] = deliveries_of(session, MAIL)
        deliveries.end(session, mail, DeliveryState.DEAD, "told")
        happens(session, times=3)
    assert drop(store) == 2
    with store.reading() as session:
        assert deliveries.delivery_of(session, mail.id).event.seq == seq


def test_whoever_reads_on_from_before_is_told(store: Store, long_ago: Store) -> None:
    with long_ago.writing() as session:
        first, second, third = happens(session, times=3)
    with store.writing() as session:
        fourth = happened(session, EventType.TURNS, conversation(session), {"turns": ["1"]})
    with store.reading() as session:
        assert all(is_kept_after(session, seq) for seq in (first - 1, first, fourth))
    drop(store)
    with store.reading() as session:
        assert [is_kept_after(session, seq) for seq in (first, second, third, fourth)] == [False, False, True, True]


def test_in_an_empty_store_nothing_was_missed(store: Store) -> None:
    with store.reading() as session:
        assert is_kept_after(session, 0)
