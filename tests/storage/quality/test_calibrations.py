"""Calibrations in the store: who sees which, what is kept of each, and what is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import Conflict, NotFound
from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.access.users import HeldRole, add_user, disable
from heard.storage.access.visible import agent_key, team_key
from heard.storage.conversations import find, keep
from heard.storage.quality.assignments import assign, assignments
from heard.storage.quality.calibrations import (
    Planned,
    Sight,
    add_calibration,
    calibration_of,
    calibrations,
    close_calibration,
    draw,
    gradings_of_calibration,
)
from heard.storage.quality.graders import all_graders
from heard.storage.rated import ASSIGNMENT, CALIBRATED, GRADING
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session, Store
from tests.storage.conftest import NOW
from tests.storage.quality.rounds import rate

CARD = {"id": "ours", "title": "Ours", "categories": []}
SAID = Turn("1", Role.CUSTOMER, "Where is it?"), Turn("2", Role.AGENT, "I look.")


@dataclass(frozen=True, slots=True)
class Place:
    """Two teams, a lead and a reviewer of the first, and their conversations: two answered ones, one that waits."""

    parcels: int
    refunds: int
    lead: int
    reviewer: int
    ada: int
    talks: Sequence[int]
    other: int


def place(session: Session) -> Place:
    waits = Conversation("waits", SAID[:1], team="parcels")
    ada = [Conversation(id_, SAID, team="parcels", agent=Agent("ada")) for id_ in ("one", "two")]
    other = Conversation("other", SAID, team="refunds", agent=Agent("cyd"))
    keep(session, "desk", [*ada, waits, other])
    keys = [find(session, "desk", id_) for id_ in ("one", "two", "waits", "other")]
    parcels, refunds = (team_key(session, name) or 0 for name in ("parcels", "refunds"))
    agent = agent_key(session, "desk", "ada") or 0
    lead = add_user(session, "lead@example.test", "Lead", [HeldRole("lead", parcels)])
    reviewer = add_user(session, "rev@example.test", "Rev", [HeldRole("reviewer", parcels)])
    return Place(parcels, refunds, lead, reviewer, agent, keys[:3], keys[3])


def begin(session: Session, here: Place, *talks: int, people: Sequence[int] = (), given: Sequence[int] = ()) -> int:
    until = session.at + timedelta(days=7)
    who = people or (here.lead, here.reviewer)
    return add_calibration(session, Planned("May", CARD, here.lead, until, talks or here.talks[:2], who, given))


def test_a_calibration_is_as_it_was_made(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        found = calibration_of(session, begin(session, here), Sight(here.lead, NOTHING))
    assert (found.name, found.scorecard, found.by, found.closed_at) == ("May", CARD, "Lead", None)
    assert (found.since, found.until) == (NOW, NOW + timedelta(days=7))
    assert found.conversations == here.talks[:2]
    assert found.people == {here.lead: "Lead", here.reviewer: "Rev"}


def test_it_is_seen_by_whoever_takes_part_and_by_whoever_reaches_all_of_it(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        own, both = begin(session, here), begin(session, here, here.talks[0], here.other, people=(here.lead,))
        sights = {
            "reviewer": Sight(here.reviewer, NOTHING),
            "stranger": Sight(0, NOTHING),
            "lead of parcels": Sight(0, Reach(teams=frozenset({here.parcels}))),
            "lead of refunds": Sight(0, Reach(teams=frozenset({here.refunds}))),
            "lead of all": Sight(0, EVERYTHING),
        }
        seen = {who: [each.id for each in calibrations(session, sight, most=9)] for who, sight in sights.items()}
        with pytest.raises(NotFound, match=f"There is no calibration {both}"):
            calibration_of(session, both, sights["lead of parcels"])
    assert seen == {
        "reviewer": [own],
        "stranger": [],
        "lead of parcels": [own],
        "lead of refunds": [],
        "lead of all": [both, own],
    }


def test_a_list_is_read_on_from_a_place_in_it(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        ids = [begin(session, here) for _ in range(3)]
        sight = Sight(here.lead, NOTHING)
        assert [each.id for each in calibrations(session, sight, most=2)] == ids[:0:-1]
        assert [each.id for each in calibrations(session, sight, before=ids[1], most=2)] == ids[:1]


def test_it_is_closed_once(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        id_ = begin(session, here)
        close_calibration(session, id_)
        assert calibration_of(session, id_, Sight(here.lead, NOTHING)).closed_at == NOW
        with pytest.raises(Conflict):
            close_calibration(session, id_)


def test_of_what_somebody_submitted_twice_the_newest_counts_and_a_draft_does_not(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        id_, (talk, second) = begin(session, here), here.talks[:2]
        rate(session, (id_, talk, here.lead), {"tone": 1}, at=NOW)
        rate(session, (id_, talk, here.lead), {"tone": 3}, at=NOW + timedelta(hours=1))
        rate(session, (id_, talk, here.lead), {"tone": 5}, at=None)
        rate(session, (id_, second, here.lead), {"tone": None}, at=None)
        found = {each.conversation_id: each for each in gradings_of_calibration(session, id_)}
    assert {talk: each.ratings["tone"]["step"] for talk, each in found.items()} == {talk: 3, second: None}
    assert (found[talk].submitted_at, found[second].submitted_at) == (NOW + timedelta(hours=1), None)


def test_whoever_needs_it_is_given_the_conversations_once(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        begin(session, here, here.talks[0], given=(here.reviewer,))
        begin(session, here, *here.talks[:2], given=(here.reviewer,))
        rows = session.connection.execute(select(ASSIGNMENT.c.conversation_id, ASSIGNMENT.c.user_id)).all()
    assert sorted(map(tuple, rows)) == [(talk, here.reviewer) for talk in here.talks[:2]]


@pytest.mark.parametrize(("submitted", "is_done"), [(NOW, True), (None, False)])
def test_what_was_given_by_one_is_done_once_it_is_graded_in_it(
    store: Store, submitted: datetime | None, *, is_done: bool
) -> None:
    with store.writing() as session:
        here = place(session)
        id_ = begin(session, here, here.talks[0], given=(here.reviewer,))
        rate(session, (id_, here.talks[0], here.reviewer), {"tone": 1}, at=submitted)
        assert [each.done for each in assignments(session, EVERYTHING)] == [is_done]


def test_what_was_given_otherwise_is_not_done_by_it(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        assign(session, here.talks[:1], [here.reviewer], by=here.lead)
        id_ = begin(session, here, here.talks[0], given=(here.reviewer,))
        rate(session, (id_, here.talks[0], here.reviewer), {"tone": 1}, at=NOW)
        close_calibration(session, id_)
        assert [each.done for each in assignments(session, EVERYTHING)] == [False]


def test_nothing_is_to_be_done_for_one_that_is_closed(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        close_calibration(session, begin(session, here, here.talks[0], given=(here.reviewer,)))
        assert assignments(session, EVERYTHING, is_open=True) == []


def test_what_is_drawn_lies_within_all_reaches_and_was_answered_by_somebody_else(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        parcels_only = [EVERYTHING, Reach(teams=frozenset({here.parcels}))]
        assert draw(session, parcels_only, frozenset(), 9) == here.talks[:2]
        assert set(draw(session, parcels_only, frozenset(), 1)) < set(here.talks[:2])
        assert draw(session, parcels_only, frozenset({here.ada}), 9) == []
        assert draw(session, [EVERYTHING], frozenset({here.ada}), 9) == [here.other]


def test_whoever_leads_or_reviews_may_be_asked_to_grade(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        gone = add_user(session, "gone@example.test", "Gone", [HeldRole("lead")])
        disable(session, gone)
        add_user(session, "ada@example.test", "Ada", [HeldRole("agent", here.parcels)])
        add_user(session, "all@example.test", "All", [HeldRole("lead"), HeldRole("reviewer", here.refunds)])
        graders = {each.name: each for each in all_graders(session)}
    assert list(graders) == ["All", "Lead", "Rev"]
    assert graders["All"].reach == graders["All"].leads == EVERYTHING
    assert (graders["Rev"].leads, graders["Rev"].reach) == (NOTHING, Reach(teams=frozenset({here.parcels})))
    assert graders["Lead"].may_grade(here.parcels, here.ada)
    assert not graders["Lead"].may_grade(here.refunds, None)
    own = next(iter(graders["Lead"].agents))
    assert not graders["Lead"].may_grade(here.parcels, own)


def test_what_was_said_goes_with_its_conversation(store: Store) -> None:
    with store.writing() as session:
        here = place(session)
        id_ = begin(session, here)
        rate(session, (id_, here.talks[0], here.lead), {"tone": 1}, at=NOW)
        session.connection.execute(delete(CONVERSATION).where(CONVERSATION.c.id == here.talks[0]))
        assert gradings_of_calibration(session, id_) == []
        assert session.connection.execute(select(GRADING)).all() == []
        assert len(session.connection.execute(select(CALIBRATED)).all()) == 1
        assert calibrations(session, Sight(0, EVERYTHING), most=9)[0].conversations == here.talks[1:2]
