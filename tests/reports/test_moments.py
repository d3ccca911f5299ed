"""Moments worth keeping: a practice, then a calmer customer; and nobody's name in the words."""

from datetime import timedelta
from typing import Any

import pytest

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.reports.moments import LONGEST, Moment, moment_of, moments_in
from heard.reports.week import Week
from heard.storage.access.reach import EVERYTHING
from heard.storage.insights.sums import Span
from heard.storage.store import Session, Store
from tests.reports.scene import TURNS, review_of, talk
from tests.storage.conftest import NOW

TALK = Conversation("c", TURNS, agent=Agent("ada", "Ada Ferry"), customer=Customer("mira", "Mira Okafor"))
PRACTICES = ["validate", "name_feeling", "explain"]
WEEK = Week.of(NOW.date())


def found(review: dict[str, Any]) -> Moment | None:
    return moment_of(7, TALK, review, PRACTICES)


def test_words_are_told_without_a_name() -> None:
    moment = found(review_of((3, 1)))
    assert moment == Moment(
        7, "validate", 3, 1, "Nine days is far too long, …, and I am sorry. …", "Thank you, …. That helps."
    )


@pytest.mark.parametrize(
    "review",
    [
        review_of((3, 3)),
        review_of((1, 0)),
        review_of((3, 1), present="unsure"),
        review_of((3, 1), practice="scripted"),
    ],
)
def test_there_is_none_without_both(review: dict[str, Any]) -> None:
    assert found(review) is None


def test_long_words_are_cut_at_a_word() -> None:
    review = review_of((3, 1))
    review["replies"][0]["findings"][0]["marks"][0]["span"]["quote"] = "and so on " * 40
    moment = found(review)
    assert moment is not None
    assert len(moment.said) <= LONGEST + 1
    assert moment.said.endswith("and so …") or moment.said.endswith("on …")


def told(session: Session) -> list[str]:
    span = Span(EVERYTHING, WEEK.first.toordinal(), WEEK.until.toordinal())
    return [each.practice for each in moments_in(session, span, PRACTICES)]


def test_three_are_told_of_different_practices_if_there_are_and_none_of_another_week(store: Store) -> None:
    with store.writing() as session:
        for number, practice in enumerate(["validate", "validate", "validate", "explain"]):
            talk(session, f"t{number}", NOW, review_of((3, 1), practice))
        talk(session, "before", NOW - timedelta(days=7), review_of((3, 0), "name_feeling"))
        assert told(session) == ["validate", "explain", "validate"]
