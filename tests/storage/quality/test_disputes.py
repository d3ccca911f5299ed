"""Disputes in the store: once at a time, not too many, answered once, seen by few, and gone with their conversation."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from heard.conversation.conversation import Agent
from heard.errors import Conflict, NotFound
from heard.storage.access import users
from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import all_teams
from heard.storage.conversations import find, keep
from heard.storage.quality.disputes import (
    MOST_OPEN,
    Disputed,
    Objection,
    Outcome,
    Sight,
    answer_dispute,
    begin_dispute,
    find_dispute,
    holders,
    list_disputes,
)
from heard.storage.store import Session, Store
from heard.storage.upkeep.erasure import erase_customer, traces_of
from tests.storage.conftest import NOW
from tests.storage.test_conversations import TALK

AGAINST = Objection("She was not angry at all.", {"value": "no"}, NOW)
ALL = Sight(0, EVERYTHING)


def setting(session: Session) -> tuple[int, int]:
    """The keys of a conversation and of an agent."""
    keep(session, "shop", [replace(TALK, team="parcels", agent=Agent("ada"))])
    return find(session, "shop", TALK.id), users.add_user(session, "ada@example.test", "Ada", [])


def begin(session: Session, id_: int, user: int, name: str = "feeling:anger") -> int:
    """The key of a dispute of a judgement of the first turn."""
    return begin_dispute(session, user, Disputed(id_, None, "m1", name), AGAINST)


def test_a_dispute_is_read_as_it_was_begun(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        found = find_dispute(session, begin(session, id_, user), ALL)
    assert (found.conversation_id, found.user_id, found.turn_id, found.judgement) == (id_, user, "m1", "feeling:anger")
    assert (found.comment, found.proposed, found.at, found.until) == (AGAINST.comment, AGAINST.proposed, NOW, NOW)
    assert (found.grading_id, found.outcome, found.answer, found.answered_by) == (None,) * 4


def test_the_same_is_open_once_and_no_more_than_some_are(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        ids = [begin(session, id_, user, f"practice:{number}") for number in range(MOST_OPEN)]
        with pytest.raises(Conflict, match="dispute this already"):
            begin(session, id_, user, "practice:0")
        with pytest.raises(Conflict, match="30 disputes of yours"):
            begin(session, id_, user)
        answer_dispute(session, ids[0], user, Outcome.REJECTED, "It is there.")
        begin(session, id_, user, "practice:0")


def test_of_many_that_come_at_once_no_more_than_some_are_taken(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)

    def one(number: int) -> bool:
        try:
            with store.writing() as session:
                begin(session, id_, user, f"practice:{number}")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(one, range(MOST_OPEN + 10))) == MOST_OPEN


def test_an_answer_is_given_once(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        begun = begin(session, id_, user)
        answer_dispute(session, begun, user, Outcome.ACCEPTED, "You are right.")
        with pytest.raises(Conflict, match="answered already"):
            answer_dispute(session, begun, user, Outcome.REJECTED, "You are not.")
        found = find_dispute(session, begun, ALL)
    assert (found.outcome, found.answer, found.answered_by, found.answered_at) == (
        "accepted",
        "You are right.",
        user,
        NOW,
    )


def test_it_is_seen_by_its_author_and_within_reach_and_by_nobody_else(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        begun = begin(session, id_, user)
        (team,) = all_teams(session)
        for sight in (Sight(user, NOTHING), Sight(0, Reach(teams=frozenset({team})))):
            assert [each.id for each in list_disputes(session, sight)] == [begun]
        for sight in (Sight(user + 1, NOTHING), Sight(0, Reach(teams=frozenset({team + 1})))):
            assert list_disputes(session, sight) == []
            with pytest.raises(NotFound):
                find_dispute(session, begun, sight)


def test_open_ones_come_first_and_each_part_goes_on_where_the_last_ended(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        ids = [begin(session, id_, user, f"practice:{number}") for number in range(5)]
        for each in (ids[1], ids[4]):
            answer_dispute(session, each, user, Outcome.PARTLY, "In part.")
        found = list_disputes(session, ALL, most=2)
        found = [*found, *list_disputes(session, ALL, after=found[-1].place, most=2)]
        found = [*found, *list_disputes(session, ALL, after=found[-1].place, most=2)]
        assert [each.id for each in found] == [ids[3], ids[2], ids[0], ids[4], ids[1]]
        assert [each.id for each in list_disputes(session, ALL, only_open=True)] == [ids[3], ids[2], ids[0]]


def test_who_may_answer_holds_the_role_in_the_team_or_in_all_and_may_come_in(store: Store) -> None:
    with store.writing() as session:
        id_, _user = setting(session)
        (team,) = all_teams(session)
        held = {"own": HeldRole("lead", team), "all": HeldRole("lead"), "agent": HeldRole("agent", team)}
        ids = {who: users.add_user(session, f"{who}@example.test", who, [role]) for who, role in held.items()}
        assert holders(session, "lead", id_) == {ids["own"], ids["all"]}
        users.disable(session, ids["own"])
        assert holders(session, "lead", id_) == {ids["all"]}


def test_it_goes_with_the_customer(store: Store) -> None:
    with store.writing() as session:
        id_, user = setting(session)
        begin(session, id_, user)
        assert traces_of(session, 1)["disputes"] == 1
        erase_customer(session, 1)
        assert list_disputes(session, ALL) == []
