"""The desk: whoever has waited longest for a reply comes first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.access.reach import EVERYTHING, NOTHING
from heard.storage.access.visible import Wanted
from heard.storage.access.waiting import at_desk
from heard.storage.conversations import find, keep
from heard.storage.reviews import content_of, keep_review
from heard.storage.store import Store
from tests.storage.test_reviews import review

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def talk(id_: str, *said: tuple[str, int | None], status: str | None = None) -> Conversation:
    """A conversation of who spoke, and how many minutes ago."""
    roles = {"c": Role.CUSTOMER, "a": Role.AGENT, "n": Role.NOTE}
    turns = [
        Turn(str(place), roles[who], f"{who} says {place}", None if ago is None else NOW - timedelta(minutes=ago))
        for place, (who, ago) in enumerate(said)
    ]
    return Conversation(id_, tuple(turns), status=status)


def standing(store: Store, *talks: Conversation, wanted: Wanted | None = None) -> list[tuple[str, int | None]]:
    """The conversations at the desk and for how many minutes somebody waits in each; None where nobody does."""
    with store.writing() as session:
        keep(session, "desk", talks)
        found = at_desk(replace(session, at=NOW), wanted or Wanted(EVERYTHING))
    return [
        (each.row.external_id, round((NOW - each.since).total_seconds() / 60) if each.waits and each.since else None)
        for each in found
    ]


def test_who_has_waited_longest_comes_first_and_who_waits_for_nothing_last(store: Store) -> None:
    talks = [
        talk("answered", ("c", 90), ("a", 80)),
        talk("an hour", ("c", 60)),
        talk("nobody knows how long", ("c", None)),
        talk("again and again", ("c", 300), ("a", 200), ("c", 120), ("c", 5)),
        talk("noted", ("c", 30), ("n", 20)),
    ]
    assert standing(store, *talks) == [
        ("again and again", 120),
        ("an hour", 60),
        ("noted", 30),
        ("nobody knows how long", None),
        ("answered", None),
    ]


def test_of_those_who_were_answered_the_ones_that_something_was_passed_over_for_come_first(store: Store) -> None:
    with store.writing() as session:
        keep(
            session, "desk", [talk(name, ("c", ago), ("a", ago - 5)) for name, ago in (("later", 20), ("earlier", 60))]
        )
        key = find(session, "desk", "earlier")
        keep_review(session, key, content_of(session, key), review())
        assert [each.row.external_id for each in at_desk(replace(session, at=NOW), Wanted(EVERYTHING))] == [
            "earlier",
            "later",
        ]


@pytest.mark.parametrize("status", ["closed", "Solved", "RESOLVED"])
def test_what_is_over_waits_for_nobody(store: Store, status: str) -> None:
    assert standing(store, talk("over", ("c", 60), status=status), talk("runs", ("c", 60), status="open")) == [
        ("runs", 60)
    ]


def test_what_has_been_silent_for_a_month_is_no_longer_at_the_desk(store: Store) -> None:
    assert standing(store, talk("old", ("c", 31 * 24 * 60)), talk("new", ("c", 29 * 24 * 60))) == [("new", 41760)]


def test_nothing_out_of_reach_is_in_it(store: Store) -> None:
    assert standing(store, talk("c", ("c", 5)), wanted=Wanted(NOTHING)) == []


def test_what_was_not_asked_for_takes_nobodys_place(store: Store) -> None:
    wanted = Wanted(EVERYTHING, {"external_id": "asked for"}, most=1)
    assert standing(store, talk("longer", ("c", 60)), talk("asked for", ("c", 5)), wanted=wanted) == [("asked for", 5)]


def test_it_holds_no_more_than_was_asked_for(store: Store) -> None:
    talks = [talk(str(number), ("c", number)) for number in range(1, 6)]
    assert [id_ for id_, _ in standing(store, *talks, wanted=Wanted(EVERYTHING, most=2))] == ["5", "4"]
