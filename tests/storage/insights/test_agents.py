"""Conversations of single agents: those of a team and a month, by whoever answers; and what was put before them."""

from datetime import timedelta

from sqlalchemy import insert

from heard.storage.access.users import HeldRole, disable, set_agents, user_of
from heard.storage.causes.tables import NO_CAUSE
from heard.storage.insights.agents import (
    Stretch,
    agents_of_team,
    by_day,
    cells_of,
    count_scored,
    days_of,
    eased,
    names_of,
    replies_of,
)
from heard.storage.insights.causes import merge_cause
from heard.storage.insights.concerns import keep_concerns
from heard.storage.insights.measures import Measure, counted
from heard.storage.insights.mode import (
    Page,
    has_read,
    mode_in_force,
    note_read,
    open_page,
    seen_of,
    share_page,
    switch_mode,
    unshare_page,
)
from heard.storage.reviews import content_of
from heard.storage.schema import TURN
from heard.storage.store import Session, Store
from tests.storage.insights.answered import MONDAY, agent, answered
from tests.storage.insights.test_sums import team
from tests.storage.insights.voices import find_some, said
from tests.storage.quality.talks import person

[RATE] = [each for each in counted({}) if each.name == Measure.HEARD_RATE]
FIRST = MONDAY.toordinal()


def fill(session: Session) -> tuple[int, int, Stretch]:
    """Ada, who is two agents of the helpdesk, and Ben, whom nobody knows as a user."""
    parcels = team(session, "parcels")
    ada = person(session, "ada", HeldRole("agent", parcels))
    set_agents(session, ada, [*user_of(session, ada).agents, agent(session, "ada"), agent(session, "ada-2")])
    answered(session, "ada", parcels, at_start=3)
    answered(session, "ada-2", parcels, MONDAY + timedelta(days=1), at_start=0, taken_up=2.0)
    answered(session, "ben", parcels, came_before=True)
    answered(session, None, parcels)
    answered(session, "ada", None)
    answered(session, "ada", parcels, MONDAY + timedelta(days=40))
    return ada, -agent(session, "ben"), Stretch(parcels, FIRST, FIRST + 30)


def test_an_agent_is_the_user_where_there_is_one(store: Store) -> None:
    with store.writing() as session:
        ada, ben, stretch = fill(session)
        assert count_scored(session, stretch) == {ada: 2, ben: 1}
        cells = {
            (each.agent, each.at_start, each.came_before): each.sums.y for each in cells_of(session, stretch, RATE)
        }
        assert cells == {(ada, 3, False): 1, (ada, 0, False): 2, (ben, 2, True): 1}
        assert not count_scored(session, Stretch(stretch.team, FIRST, FIRST + 30, frozenset({"desk"})))


def test_ones_own_days_are_those_of_teams(store: Store) -> None:
    with store.writing() as session:
        ada, _, stretch = fill(session)
        assert days_of(session, ada) == dict.fromkeys([(stretch.team, FIRST + day) for day in (0, 1, 40)], 1)
        assert {day: sums.y for day, sums in by_day(session, stretch, RATE, ada).items()} == {FIRST: 1, FIRST + 1: 2}


def test_ones_own_replies_are_found_the_latest_first(store: Store) -> None:
    with store.writing() as session:
        ada, _, stretch = fill(session)
        found = [(each.behaviour, each.called_for, each.met) for each in replies_of(session, stretch, ada)]
        assert found == [("validate", 1, 1), ("validate", 1, 0)]
        assert len(eased(session, stretch, ada, 5)) == 1
        assert names_of(session, ada) >= {"Ada", "ada", "Ada-2", "ada-2"}


def test_whoever_may_come_in_no_more_is_no_agent_of_a_team(store: Store) -> None:
    with store.writing() as session:
        ada, _, stretch = fill(session)
        assert agents_of_team(session, stretch.team, "agent") == {ada: "Ada"}
        disable(session, ada)
        assert not agents_of_team(session, stretch.team, "agent")


def test_what_was_opened_and_shared_is_a_fact(store: Store) -> None:
    with store.writing() as session:
        ada, _, stretch = fill(session)
        page = Page(ada, stretch.team, FIRST)
        for _ in range(2):
            open_page(session, page)
            share_page(session, page)
        there = seen_of(session, stretch.team, FIRST)[ada]
        assert (there.opened, there.shared) == (session.at, session.at)
        unshare_page(session, page)
        assert seen_of(session, stretch.team, FIRST)[ada].shared is None


def test_the_newest_word_on_the_mode_holds_and_who_read_it_is_known(store: Store) -> None:
    with store.writing() as session:
        ada, _, _ = fill(session)
        assert mode_in_force(session) is None
        for quality in (True, False):
            switch_mode(session, ada, "It is agreed.", quality=quality)
        mode = mode_in_force(session)
        assert mode is not None
        assert (mode.quality, mode.by, mode.reason) == (False, "Ada", "It is agreed.")
        assert not has_read(session, ada, mode.id)
        note_read(session, ada, mode.id)
        assert has_read(session, ada, mode.id)


def came_for(session: Session, stretch: Stretch) -> dict[int | None, int]:
    """In how many conversations customers came for each cause."""
    found: dict[int | None, int] = {}
    for each in cells_of(session, stretch, RATE):
        found[each.cause] = found.get(each.cause, 0) + each.sums.n
    return found


def talked(session: Session, team_id: int, number: int, *voiced: tuple[str, str]) -> int:
    """A conversation of a customer, an agent and the customer again, and what was voiced in which turn."""
    id_ = answered(session, "ada", team_id, number=number)
    roles = enumerate(("customer", "agent", "customer"))
    rows = [
        {"conversation_id": id_, "place": place, "external_id": str(place), "role": role, "text": "It is late, it is."}
        for place, role in roles
    ]
    session.connection.execute(insert(TURN), rows)
    concerns = [
        said(session, axis, turn_id=turn, start=3 * place, stop=3 * place + 2)
        for place, (turn, axis) in enumerate(voiced)
    ]
    keep_concerns(session, id_, content_of(session, id_), concerns)
    return id_


def test_customers_came_for_what_they_voiced_first_before_anybody_answered(store: Store) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        stretch = Stretch(parcels, FIRST, FIRST + 30)
        causes = find_some(session, "late", "refund")
        talked(session, parcels, 1, ("0", "late"), ("0", "refund"))
        talked(session, parcels, 2, ("0", "other"), ("0", "late"))
        talked(session, parcels, 3, ("2", "late"))
        answered(session, "ada", parcels, number=4)
        assert came_for(session, stretch) == {causes["late"]: 1, NO_CAUSE: 1, None: 2}


def test_they_came_for_what_a_cause_counts_as(store: Store) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        causes = find_some(session, "late", "refund")
        talked(session, parcels, 1, ("0", "late"))
        talked(session, parcels, 2, ("0", "refund"))
        merge_cause(session, causes["late"], causes["refund"])
        assert came_for(session, Stretch(parcels, FIRST, FIRST + 30)) == {causes["refund"]: 2}
