"""Deliveries: noted once, sent in order, put off, ended and replayed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from heard.errors import Conflict, NotFound
from heard.storage.access.users import add_user
from heard.storage.happening.events import EventType
from heard.storage.outgoing import deliveries
from heard.storage.outgoing.deliveries import (
    KEPT,
    MAIL,
    Delivery,
    DeliveryState,
    deliveries_of,
    next_due,
    note_deliveries,
)
from heard.storage.outgoing.webhooks import remove_webhook, switch_off, switch_on
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session, Store
from heard.storage.upkeep.upgrade import downgrade, upgrade
from tests.storage.conftest import NOW
from tests.storage.outgoing.deeds import happens, webhook

LATER = NOW + timedelta(minutes=5)


def seqs(session: Session, id_: int) -> list[int]:
    return [each.event.seq for each in deliveries_of(session, id_)]


def due_now(session: Session, id_: int) -> Delivery:
    found = next_due(session, id_)
    assert found is not None
    return found


def test_each_event_is_noted_once_for_each_that_wants_it(store: Store) -> None:
    with store.writing() as session:
        one, other = webhook(session), webhook(session, type_=EventType.SIGNAL)
        first, second = happens(session, times=2)
        assert deliveries.is_anything_new(session)
        for _ in range(2):
            note_deliveries(session)
        assert (seqs(session, one), seqs(session, other)) == ([second, first], [])
        assert not deliveries.is_anything_new(session)
        assert deliveries.awaited(session) == [one]


def test_a_new_webhook_is_not_told_of_what_was_before(store: Store) -> None:
    with store.writing() as session:
        happens(session)
        id_ = webhook(session)
        note_deliveries(session)
        assert seqs(session, id_) == []
        after = happens(session)
        note_deliveries(session)
        assert seqs(session, id_) == after


def test_what_is_due_goes_in_order_and_only_then(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        first, second = happens(session, times=2)
        note_deliveries(session)
        due = due_now(session, id_)
        assert due.event.seq == first
        deliveries.put_off(session, due, "The address answered 500.", LATER)
        after = due_now(session, id_)
        assert after.event.seq == second
        deliveries.end(session, after, DeliveryState.DELIVERED, "The address answered 200.")
        assert next_due(session, id_) is None
        later = replace(session, at=LATER)
        assert [each.tries for each in deliveries_of(session, id_)] == [1, 1]
        again = due_now(later, id_)
        assert again.event.seq == first


def test_a_receiver_that_asks_is_left_alone_with_all_that_waits(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        happens(session, times=3)
        note_deliveries(session)
        deliveries.leave_alone(session, id_, LATER)
        assert deliveries.awaited(session) == []
        assert {each.next_at for each in deliveries_of(session, id_)} == {LATER}


def test_one_that_is_off_is_told_nothing_of_what_happens_meanwhile(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        [waiting] = happens(session)
        note_deliveries(session)
        switch_off(session, id_, "gone")
        happens(session)
        note_deliveries(session)
        assert (next_due(session, id_), deliveries.awaited(session)) == (None, [])
        with pytest.raises(Conflict, match="is off"):
            deliveries.replay(session, deliveries_of(session, id_)[0].id)
        switch_on(session, id_)
        note_deliveries(session)
        assert seqs(session, id_) == [waiting]


def test_what_is_dead_is_found_and_replayed(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        happens(session, times=2)
        note_deliveries(session)
        due = due_now(session, id_)
        deliveries.end(session, due, DeliveryState.DEAD, "The address answered 500.")
        [dead] = deliveries_of(session, id_, state=DeliveryState.DEAD)
        assert (dead.next_at, dead.tried_at, dead.told) == (None, NOW, "The address answered 500.")
        assert deliveries.replay(session, dead.id) == id_
        again = due_now(session, id_)
        assert (again.id, again.tries, again.state) == (dead.id, 0, DeliveryState.WAITING)


def test_a_page_goes_on_where_the_last_one_ended(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        happens(session, times=3)
        note_deliveries(session)
        page = deliveries_of(session, id_, most=2)
        rest = deliveries_of(session, id_, before=page[-1].id, most=2)
        assert [len(page), len(rest)] == [2, 1]


def test_a_delivery_goes_with_its_webhook_and_with_its_conversation(store: Store) -> None:
    with store.writing() as session:
        one, other = webhook(session), webhook(session)
        happens(session)
        note_deliveries(session)
        remove_webhook(session, one)
        assert (seqs(session, one), len(seqs(session, other))) == ([], 1)
        session.connection.execute(delete(CONVERSATION))
        assert seqs(session, other) == []
        with pytest.raises(NotFound, match="There is no delivery"):
            deliveries.replay(session, 1)


def test_mails_go_to_each_user_once_and_wait_for_no_webhook(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        users = [add_user(session, f"{name}@example.test", name, ()) for name in ("ada", "ben")]
        [seq] = happens(session)
        deliveries.note_mails(session, seq, users)
        assert deliveries.awaited(session) == [MAIL]
        assert [due_now(session, MAIL).user_id, next_due(session, id_)] == [users[0], None]
        deliveries.drop(session, due_now(session, MAIL))
        assert [each.user_id for each in deliveries_of(session, MAIL)] == users[1:]


def test_what_waits_survives_the_step_that_brought_mail(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        [seq] = happens(session)
        note_deliveries(session)
        deliveries.note_mails(session, seq, [add_user(session, "ada@example.test", "Ada", ())])
    downgrade(store.database, "0004")
    upgrade(store.database)
    with store.reading() as session:
        assert (seqs(session, id_), seqs(session, MAIL)) == ([seq], [])


def test_what_was_delivered_is_forgotten_in_time(store: Store) -> None:
    with store.writing() as session:
        id_ = webhook(session)
        happens(session, times=2)
        note_deliveries(session)
        due = due_now(session, id_)
        deliveries.end(session, due, DeliveryState.DELIVERED, "taken")
        deliveries.forget_delivered(session)
        assert len(seqs(session, id_)) == 2
        deliveries.forget_delivered(replace(session, at=NOW + KEPT + timedelta(days=1)))
        assert len(seqs(session, id_)) == 1
