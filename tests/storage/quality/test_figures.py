"""Figures: what a review comes to, kept with it, worked out for what was reviewed before there were any."""

from typing import Any

import pytest
from sqlalchemy import select

from heard.storage.quality.figures import figures_of, shown_in
from heard.storage.rated import FIGURES, SHOWN
from heard.storage.reviews import content_of, keep_review
from heard.storage.store import Session, Store
from heard.storage.upkeep.upgrade import downgrade, upgrade
from tests.storage.test_reviews import add, review


def feels(feeling: str, intensity: int) -> dict[str, Any]:
    return {"feeling": feeling, "intensity": intensity, "confidence": 0.9}


def finding(behaviour: str, present: str, *, called_for: bool = True) -> dict[str, Any]:
    return {"behaviour": behaviour, "present": present, "called_for": called_for, "marks": []}


READINGS = [
    {"feelings": [feels("worry", 1), feels("anger", 2)], "signals": [{"signal": "churn_risk"}]},
    {"feelings": [feels("anger", 3)], "signals": []},
    {"feelings": [], "signals": [], "not_scored": "language: de"},
    {"feelings": [feels("gratitude", 3)], "signals": []},
]
REPLIES = [
    {"heard": {"value": 1.5}, "findings": [finding("validate", "no"), finding("scripted", "yes")]},
    {
        "heard": {"value": 4.0},
        "findings": [finding("validate", "yes"), finding("scripted", "unsure", called_for=False)],
    },
    {"heard": None, "findings": []},
]
WHOLE = review() | {"readings": READINGS, "replies": REPLIES}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("replies", 2),
        ("heard", 2.75),
        ("lowest", 1.5),
        ("taken_up", 1.0),
        ("voiced", 2.0),
        ("at_start", 2),
        ("at_peak", 3),
        ("at_end", 0),
        ("unsure", 0.333),
        ("churn_risk", True),
        ("vulnerable", False),
        ("replies_to_word", None),
    ],
)
def test_a_review_comes_to(name: str, value: object) -> None:
    assert figures_of(WHOLE)[name] == value


def test_where_nothing_was_read_there_is_no_strength() -> None:
    unread = review() | {"readings": READINGS[2:3]}
    assert [figures_of(unread)[name] for name in ("at_start", "at_peak", "at_end", "heard")] == [None] * 4


def test_behaviours_are_counted_by_reply() -> None:
    assert list(shown_in(WHOLE)) == [
        {"behaviour": "validate", "called_for": 2, "present": 1, "unsure": 0},
        {"behaviour": "scripted", "called_for": 1, "present": 1, "unsure": 1},
    ]


def kept(session: Session) -> list[Any]:
    """All figures there are, and how often each behaviour was shown."""
    return [session.connection.execute(select(table).order_by(*table.primary_key)).all() for table in (FIGURES, SHOWN)]


def test_a_newer_review_takes_the_place_of_an_older_ones_figures(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        content = content_of(session, id_)
        keep_review(session, id_, content, review())
        assert keep_review(session, id_, content, WHOLE | {"versions": review(rubric="9")["versions"]})
        figures, shown = kept(session)
    assert [row.heard for row in figures] == [2.75]
    assert {row.behaviour for row in shown} == {"scripted", "validate"}


def test_what_was_reviewed_before_has_figures_after_the_upgrade(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        content = content_of(session, id_)
        keep_review(session, id_, content, review())
        keep_review(session, id_, content, WHOLE | {"versions": review(rubric="9")["versions"]})
        keep_review(session, id_, b"as it stood before", WHOLE | {"replies": []})
        before = kept(session)
    downgrade(store.database, "0005")
    upgrade(store.database)
    with store.reading() as session:
        after = kept(session)
    assert before == after
    assert [row.heard for row in after[0]] == [2.75]
