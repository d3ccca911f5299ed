"""Saved filters: one's own, those that are shared, and nobody else's."""

import pytest

from heard.errors import Conflict, NotFound
from heard.storage.quality.saved import MOST, drop_filter, save_filter, saved_filters
from heard.storage.store import Store
from tests.storage.quality.talks import person


def test_own_ones_come_first_then_what_others_share(store: Store) -> None:
    with store.writing() as session:
        lea, rhea = person(session, "lea"), person(session, "rhea")
        save_filter(session, lea, "Angry calls", {"channel": "voice"}, shared=True)
        save_filter(session, lea, "Mine", {}, shared=False)
        save_filter(session, rhea, "Zebra", {}, shared=False)
        told = [(each.name, each.user, dict(each.filter)) for each in saved_filters(session, rhea)]
    assert told == [("Zebra", "Rhea", {}), ("Angry calls", "Lea", {"channel": "voice"})]


def test_one_of_the_same_name_is_replaced(store: Store) -> None:
    with store.writing() as session:
        lea = person(session, "lea")
        first = save_filter(session, lea, "Calls", {"channel": "voice"}, shared=True)
        again = save_filter(session, lea, "Calls", {"channel": "sms"}, shared=False)
        (kept,) = saved_filters(session, lea)
    assert (first, dict(kept.filter), kept.shared) == (again, {"channel": "sms"}, False)


def test_one_of_another_person_is_not_theirs_to_drop(store: Store) -> None:
    with store.writing() as session:
        lea, rhea = person(session, "lea"), person(session, "rhea")
        id_ = save_filter(session, lea, "Calls", {}, shared=True)
        with pytest.raises(NotFound):
            drop_filter(session, rhea, id_)
        assert drop_filter(session, lea, id_) == "Calls"
        assert saved_filters(session, lea) == []


def test_there_is_an_end_to_them(store: Store) -> None:
    with store.writing() as session:
        lea = person(session, "lea")
        for number in range(MOST):
            save_filter(session, lea, str(number), {}, shared=False)
        with pytest.raises(Conflict, match="remove one first"):
            save_filter(session, lea, "one more", {}, shared=False)
        assert save_filter(session, lea, "0", {"every": True}, shared=False)
