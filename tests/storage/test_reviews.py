"""Reviews and overrides: immutable, side by side, and without words of their own."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from heard.errors import NotFound
from heard.scoring.model import Versions
from heard.storage.conversations import find, keep
from heard.storage.reviews import (
    Override,
    Unread,
    content_of,
    keep_review,
    not_reviewed,
    override,
    overrides_of,
    reviews_of,
)
from heard.storage.schema import CONVERSATION, CUSTOMER, REVIEW
from heard.storage.store import Session, Store
from tests.people import conversation
from tests.storage.conftest import NOW
from tests.storage.test_conversations import TALK

VERSIONS = Versions("1.0", "3-abc", "2")
SPAN = {"turn_id": "m1", "start": 0, "end": 9, "quote": "Nine days"}
FEELING = {"feeling": "anger", "intensity": 2, "confidence": 0.9, "span": SPAN}


def review(**versions: str) -> dict[str, Any]:
    """A review with one feeling."""
    return {
        "schema": "heard.review/1",
        "conversation_id": "TK-1",
        "versions": {"heard": "1.0", "model": "3-abc", "rubric": "2"} | versions,
        "readings": [{"turn_id": "m1", "feelings": [FEELING], "signals": []}],
        "replies": [],
        "scores": {
            "heard_rate": {"taken_up": 1.0, "voiced": 2.0, "value": 0.5},
            "time_to_acknowledgement": {},
            "still_unheard": [],
        },
    }


def add(session: Session, talk: Any = TALK) -> int:  # noqa: ANN401 - any conversation
    """Keep a conversation and say its key."""
    keep(session, "shop", [talk])
    return find(session, "shop", talk.id)


def test_a_review_is_read_again_with_its_quotes(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        assert keep_review(session, id_, content_of(session, id_), review())
        assert list(reviews_of(session, id_)) == [review()]


def test_no_word_of_a_customer_stands_in_a_review(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        keep_review(session, id_, content_of(session, id_), review())
        assert "quote" not in str(session.connection.execute(select(REVIEW.c.body)).scalar_one())


def test_a_new_version_stands_beside_the_old_one(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        content = content_of(session, id_)
        kept = [keep_review(session, id_, content, review(model=model)) for model in ("1", "2", "1")]
        assert kept == [True, True, False]
        assert [each["versions"]["model"] for each in reviews_of(session, id_)] == ["2", "1"]


def test_none_is_kept_of_a_conversation_that_has_gone_meanwhile(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        content = content_of(session, id_)
        session.connection.execute(delete(CONVERSATION))
        assert not keep_review(session, id_, content, review())


def test_a_review_of_what_was_said_before_a_change_is_not_shown(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        keep_review(session, id_, content_of(session, id_), review())
        keep(session, "shop", [replace(TALK, turns=(replace(TALK.turns[0], text="Ten days!"),))])
        assert list(reviews_of(session, id_)) == []
        assert list(not_reviewed(session, Unread(VERSIONS))) == [id_]


def test_it_says_what_is_still_to_be_reviewed(store: Store) -> None:
    with store.writing() as session:
        ids = [add(session, replace(conversation("C: Hi"), id=name)) for name in "abc"]
        keep_review(session, ids[1], content_of(session, ids[1]), review())
        assert list(not_reviewed(session, Unread(VERSIONS))) == [ids[0], ids[2]]
        assert list(not_reviewed(session, Unread(VERSIONS), after=ids[0], most=1)) == [ids[2]]


@pytest.mark.parametrize(("quiet_for", "count"), [(timedelta(seconds=61), 0), (timedelta(seconds=60), 1)])
def test_a_conversation_that_still_goes_on_can_be_left_out(store: Store, quiet_for: timedelta, count: int) -> None:
    with store.writing() as session:
        add(session, replace(conversation("C: Hi"), opened_at=NOW - timedelta(seconds=60)))
        assert len(not_reviewed(session, Unread(VERSIONS, quiet_since=NOW - quiet_for))) == count


def test_whoever_is_not_to_be_analysed_is_left_out(store: Store) -> None:
    with store.writing() as session:
        add(session)
        session.connection.execute(CUSTOMER.update().values(analysed=False))
        assert list(not_reviewed(session, Unread(VERSIONS))) == []


def test_a_persons_word_outlives_a_new_version_and_the_newest_counts(store: Store) -> None:
    said = Override("m2", "heard", 4, "She was called back at once.", "lead@example.test", NOW)
    with store.writing() as session:
        id_ = add(session)
        override(session, id_, replace(said, value=2))
        override(session, id_, said)
        keep_review(session, id_, content_of(session, id_), review(model="9"))
        assert overrides_of(session, id_) == (said,)
        assert next(reviews_of(session, id_)) == review(model="9")


def test_what_is_not_there_cannot_be_reviewed(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotFound, match="no conversation 7"):
        content_of(session, 7)
