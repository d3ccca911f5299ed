"""Assignments: spread evenly, to whom they fit, once; until somebody is done, or they are taken back."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from heard.errors import InvalidValue, NotFound
from heard.storage.access.reach import EVERYTHING, Assigned, Reach
from heard.storage.access.users import HeldRole, disable, set_agents, set_roles
from heard.storage.access.visible import Wanted, agent_key, seen, team_key
from heard.storage.quality.assignments import (
    Load,
    assign,
    assignment_of,
    assignments,
    finish,
    goal_of,
    load_of,
    set_goal,
    take_back,
)
from heard.storage.quality.graders import all_graders
from heard.storage.store import Session, Store
from tests.storage.conftest import NOW
from tests.storage.quality.talks import grade, person, talk


def everywhere(session: Session, *names: str) -> list[int]:
    """Reviewers of all teams."""
    return [person(session, name, HeldRole("reviewer")) for name in names]


@pytest.mark.parametrize(("count", "shares"), [(0, (0, 0, 0)), (2, (1, 1, 0)), (7, (3, 2, 2)), (9, (3, 3, 3))])
def test_they_are_spread_evenly(store: Store, count: int, shares: tuple[int, ...]) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(count)]
        people = everywhere(session, "rhea", "rob", "ruth")
        made = assign(session, keys, people, by=people[0])
    assert tuple(len(made.to[each]) for each in people) == shares
    assert sorted(key for to in made.to.values() for key in to) == keys


def test_nobody_is_given_one_twice(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(3)]
        rhea, rob = everywhere(session, "rhea", "rob")
        assign(session, keys[:2], [rhea], by=rob)
        made = assign(session, [*keys, keys[2]], [rhea, rob], by=rob)
        again = assign(session, keys, [rhea, rob], by=rob)
    assert (dict(made.to), made.already) == ({rhea: [keys[2]], rob: []}, 2)
    assert (dict(again.to), again.already) == ({rhea: [], rob: []}, 3)


def test_each_goes_to_whom_it_fits(store: Store) -> None:
    with store.writing() as session:
        parcels, refunds = (talk(session, str(n), team=team) for n, team in enumerate(("parcels", "refunds")))
        loose, own = talk(session, "2", team=None), talk(session, "3", agent="lea")
        teams = [team_key(session, name) for name in ("parcels", "refunds")]
        lea = person(session, "lea", HeldRole("lead", teams[0]))
        rhea, (rob,) = person(session, "rhea", HeldRole("reviewer", teams[1])), everywhere(session, "rob")
        agent = agent_key(session, "desk", "lea")
        assert agent is not None
        set_agents(session, lea, [agent])
        made = assign(session, [parcels, refunds, loose, own], [lea, rhea, rob], by=lea)
    assert dict(made.to) == {lea: [parcels], rhea: [refunds], rob: [loose, own]}


@pytest.mark.parametrize(
    ("role", "until", "told"),
    [
        ("reviewer", NOW - timedelta(hours=1), "That day is over"),
        ("agent", None, "leads and reviewers"),
        ("of refunds", None, "of parcels fits none of these people"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_given(store: Store, role: str, until: object, told: str) -> None:
    with store.writing() as session:
        talk(session, "1", team="refunds")
        keys = [talk(session, "2", team=None), talk(session, "3")]
        held = HeldRole("lead", team_key(session, "refunds")) if role == "of refunds" else HeldRole(role)
        user = person(session, "rhea", held)
        with pytest.raises(InvalidValue, match=told):
            assign(session, keys[1:], [user], by=user, until=until)  # type: ignore[arg-type]  # None or a time
        assert assignments(session, EVERYTHING) == []


def test_a_conversation_of_no_team_fits_those_of_all_teams(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, "1", team=None)
        talk(session, "2")
        user = person(session, "rhea", HeldRole("reviewer", team_key(session, "parcels")))
        with pytest.raises(InvalidValue, match="of no team fits none"):
            assign(session, [key], [user], by=user)


def test_whoever_looks_after_a_team_may_be_given_its_conversations(store: Store) -> None:
    with store.writing() as session:
        talk(session, "1")
        talk(session, "2", team="refunds")
        teams = {name: team_key(session, name) for name in ("parcels", "refunds")}
        held = {"lea": "lead", "rhea": "reviewer", "ada": "agent", "gone": "lead"}
        ids = {name: person(session, name, HeldRole(role, teams["parcels"])) for name, role in held.items()}
        person(session, "zoe", HeldRole("lead", teams["refunds"]))
        everywhere(session, "rob")
        disable(session, ids["gone"])
        parcels = Reach(teams=frozenset({teams["parcels"] or 0}))
        names = [each.name for each in all_graders(session, parcels)]
        every = [each.name for each in all_graders(session)]
    assert (names, every) == (["Lea", "Rhea", "Rob"], ["Lea", "Rhea", "Rob", "Zoe"])


def test_a_reviewer_sees_what_is_assigned_to_them_in_their_team_as_long_as_it_is(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n), team=team) for n, team in enumerate(("parcels", "parcels", "refunds"))]
        parcels = team_key(session, "parcels")
        (rhea,) = everywhere(session, "rhea")
        reach = Reach(assigned=frozenset({Assigned(rhea, parcels)}))
        before = seen(session, Wanted(reach))
        assign(session, [keys[0], keys[2]], [rhea], by=rhea)
        during = [row.id for row in seen(session, Wanted(reach))]
        told = assignments(session, EVERYTHING, user=rhea)
        assert [each.conversation_id for each in assignments(session, reach)] == [keys[0]]
        take_back(session, told[-1].id)
        after = seen(session, Wanted(reach))
    assert (before, during, after) == ([], [keys[0]], [])


def test_one_is_done_once_it_is_graded_or_said_to_be(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(4)]
        rhea, rob = everywhere(session, "rhea", "rob")
        assign(session, keys[:3], [rhea], by=rob, until=NOW + timedelta(days=1))
        assign(session, keys[3:], [rob], by=rob)
        grade(session, keys[0], rhea)
        grade(session, keys[1], rob)
        finish(session, assignments(session, EVERYTHING, user=rhea)[0].id)
        told = {each.conversation_id: each.done for each in assignments(session, EVERYTHING, user=rhea)}
        is_open = [each.conversation_id for each in assignments(session, EVERYTHING, user=rhea, is_open=True)]
        load = load_of(session, rhea, EVERYTHING)
    assert told == {keys[2]: True, keys[1]: False, keys[0]: True}
    assert is_open == [keys[1]]
    assert load == Load(1, 0, NOW + timedelta(days=1))


def test_what_is_late_is_counted(store: Store) -> None:
    with store.writing() as session:
        (rhea,) = everywhere(session, "rhea")
        assign(session, [talk(session, "1")], [rhea], by=rhea, until=NOW + timedelta(minutes=1))
        assert load_of(session, rhea, EVERYTHING).late == 0
    store.clock = lambda: NOW + timedelta(hours=1)
    with store.reading() as session:
        assert load_of(session, rhea, EVERYTHING).late == 1
        assert load_of(session, rhea, Reach()) == Load(0, 0, None)


def test_they_are_read_part_by_part(store: Store) -> None:
    with store.writing() as session:
        (rhea,) = everywhere(session, "rhea")
        assign(session, [talk(session, str(n)) for n in range(3)], [rhea], by=rhea)
        whole = [each.id for each in assignments(session, EVERYTHING)]
        first = [each.id for each in assignments(session, EVERYTHING, page=(None, 2))]
        rest = [each.id for each in assignments(session, EVERYTHING, page=(first[-1], 2))]
    assert [*first, *rest] == whole == sorted(whole, reverse=True)


@pytest.mark.parametrize("whose", ["nobody's", "another's", "out of reach"])
def test_one_that_is_not_theirs_is_not_there(store: Store, whose: str) -> None:
    with store.writing() as session:
        rhea, rob = everywhere(session, "rhea", "rob")
        assign(session, [talk(session, "1")], [rhea], by=rob)
        (there,) = assignments(session, EVERYTHING)
        cases: Mapping[str, tuple[int, Reach, int]] = {
            "nobody's": (987, EVERYTHING, rhea),
            "another's": (there.id, EVERYTHING, rob),
            "out of reach": (there.id, Reach(), rhea),
        }
        id_, reach, user = cases[whose]
        with pytest.raises(NotFound, match=f"no assignment {id_}"):
            assignment_of(session, id_, reach, user=user)
        assert assignment_of(session, there.id, EVERYTHING, user=rhea) == there


def test_a_goal_counts_from_monday(store: Store) -> None:
    # NOW is a Monday.
    with store.writing() as session:
        keys = [talk(session, str(n)) for n in range(4)]
        (rhea,) = everywhere(session, "rhea")
        set_goal(session, rhea, 10)
        set_goal(session, rhea, 20)
        grade(session, keys[0], rhea)
        grade(session, keys[1], rhea, submitted_at=None)
        grade(session, keys[2], rhea, "self")
        goal = goal_of(session, rhea)
        assert (goal.a_week, goal.submitted, goal.since) == (20, 1, NOW.replace(hour=0))
        set_goal(session, rhea, None)
        assert goal_of(session, rhea).a_week is None
    store.clock = lambda: NOW + timedelta(days=7)
    with store.reading() as session:
        assert goal_of(session, rhea).submitted == 0


def test_a_role_that_was_taken_away_ends_it(store: Store) -> None:
    with store.writing() as session:
        key = talk(session, "1")
        (rhea,) = everywhere(session, "rhea")
        set_roles(session, rhea, [])
        with pytest.raises(InvalidValue, match="leads and reviewers"):
            assign(session, [key], [rhea], by=rhea)
