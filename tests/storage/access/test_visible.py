"""Conversations in a list: with whom, how heard, and narrowed to what was passed over."""

import pytest

from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.access.visible import Wanted, seen
from heard.storage.reviews import content_of, keep_review
from heard.storage.store import Session, Store
from tests.people import conversation
from tests.storage.test_reviews import add, review


def rated(session: Session, id_: int, value: float | None, model: str) -> None:
    """Keep a review with this heard rate."""
    made = review(model=model)
    made["scores"]["heard_rate"]["value"] = value
    keep_review(session, id_, content_of(session, id_), made)


def test_a_row_says_with_whom_and_how_heard_by_the_newest_review(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        rated(session, id_, 0.5, "1")
        rated(session, id_, 1.0, "2")
        (row,) = seen(session, Wanted(EVERYTHING))
    assert (row.customer, row.heard_rate) == ("Ruth", 1.0)


def test_a_review_of_what_was_said_before_says_nothing_of_what_stands_now(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session, conversation("C: It is broken."))
        rated(session, id_, 0.0, "1")
        add(session, conversation("C: It is broken.", "A: I see."))
        (row,) = seen(session, Wanted(EVERYTHING))
    assert row.heard_rate is None


@pytest.mark.parametrize(("value", "listed"), [(0.5, 1), (1.0, 0), (None, 0)])
def test_what_was_passed_over_can_be_asked_for(store: Store, value: float | None, listed: int) -> None:
    with store.writing() as session:
        rated(session, add(session), value, "1")
        assert len(seen(session, Wanted(EVERYTHING, unheard=True))) == listed


def test_a_reach_is_narrowed_and_never_widened(store: Store) -> None:
    with store.writing() as session:
        add(session)
        assert not seen(session, Wanted(EVERYTHING, among=Reach(agents=frozenset({99}))))
        assert not seen(session, Wanted(NOTHING, among=EVERYTHING))
