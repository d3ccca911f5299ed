"""Causes: what they come to, what people do with them, and that it holds whatever is found later."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select, update

from heard.errors import InvalidValue, NotFound
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.causes.tables import CAUSE_SUMS, CONCERN, NO_CAUSE
from heard.storage.insights.causes import (
    Counts,
    all_causes,
    by_day,
    counted,
    merge_cause,
    name_cause,
    part_cause,
    seen_causes,
)
from heard.storage.insights.concerns import (
    came_back,
    count_concerns,
    count_not_read,
    keep_concerns,
    move,
    not_read,
    placed,
    quotes_of,
    words_of_concerns,
)
from heard.storage.insights.sums import refresh
from heard.storage.quality.figures import keep_figures
from heard.storage.rated import NO_TEAM
from heard.storage.schema import CONVERSATION, CUSTOMER, TURN
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.test_sums import ALL, PAST, scored, talk
from tests.storage.insights.test_sums import team as new_team
from tests.storage.insights.voices import find_some, towards, voice


def reviewed(session: Session, number: int, *, team: int | None = None, day: int = 0) -> int:
    """A reviewed conversation, in which the customer says something."""
    id_ = talk(session, number, team=team, day=day)
    turn = {"conversation_id": id_, "place": 0, "external_id": "1", "role": "customer", "text": f"Late! {number}"}
    session.connection.execute(insert(TURN).values(turn))
    keep_figures(session, id_, scored(1, 1))
    return id_


def counts(session: Session) -> dict[int, Counts]:
    """What causes come to, as whoever reads them gets them."""
    refresh(session, KINDS)
    return dict(counted(session, ALL))


def test_a_conversation_counts_once_for_a_cause_however_often_it_was_voiced(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        first, second = (reviewed(session, number) for number in range(2))
        voice(session, first, "late", strength=3)
        row = dict(session.connection.execute(select(CONCERN)).mappings().one())
        session.connection.execute(insert(CONCERN), [row | {"id": 90}, row | {"id": 91, "cause_id": causes["refund"]}])
        voice(session, second, "late", unheard=True)
        assert counts(session) == {causes["late"]: Counts(2, 1, 1), causes["refund"]: Counts(1, 1, 0)}


def test_what_is_near_no_cause_is_counted_as_such(store: Store) -> None:
    with store.writing() as session:
        voice(session, reviewed(session, 1), "other")
        assert counts(session) == {NO_CAUSE: Counts(1)}


def test_a_new_review_takes_its_concerns_away_until_they_are_read_again(store: Store) -> None:
    with store.writing() as session:
        find_some(session, "late")
        id_ = reviewed(session, 1)
        assert list(not_read(session)) == [id_]
        voice(session, id_, "late")
        assert (count_not_read(session), count_concerns(session)) == (0, 1)
        keep_figures(session, id_, scored(1, 0))
        assert (count_not_read(session), count_concerns(session)) == (1, 0)
        assert counts(session) == {}


def test_what_has_changed_while_it_was_read_is_not_kept(store: Store) -> None:
    with store.writing() as session:
        id_ = reviewed(session, 1)
        keep_concerns(session, id_, b"older", [])
        assert count_not_read(session) == 1


def test_customers_who_are_not_to_be_analysed_are_not_read(store: Store) -> None:
    with store.writing() as session:
        id_ = reviewed(session, 1)
        row = insert(CUSTOMER).values(analysed=False, since=session.at).returning(CUSTOMER.c.id)
        customer = session.connection.execute(row).scalar_one()
        session.connection.execute(update(CONVERSATION).where(CONVERSATION.c.id == id_).values(customer_id=customer))
        assert count_not_read(session) == 0


def test_vectors_come_back_as_near_as_makes_no_difference(store: Store) -> None:
    with store.writing() as session:
        voice(session, reviewed(session, 1), "late")
        (each,) = placed(session)
        assert each.vector.tolist() == towards("late").tolist()
        assert words_of_concerns(session, [each.id]) == {each.id: "Late!"}
        assert not placed(session, after=each.id)


def test_a_name_and_a_merge_hold_whatever_is_found_later(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund", "login")
        name_cause(session, causes["late"], " Late parcels ")
        merge_cause(session, causes["refund"], causes["late"])
    with store.writing() as session:
        find_some(session, "late")
        left = all_causes(session)
        assert {each.called for each in left.values()} == {"Late parcels", "refund"}
        assert left[causes["refund"]].root == causes["late"]


def test_merged_causes_count_as_one_until_they_are_parted(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        for number, axis in enumerate(("late", "refund", "refund")):
            voice(session, reviewed(session, number), axis)
        assert counts(session)[causes["refund"]].voiced == 2
        merge_cause(session, causes["refund"], causes["late"])
        assert counts(session) == {causes["late"]: Counts(3)}
        part_cause(session, causes["refund"])
        assert counts(session) == {causes["late"]: Counts(1), causes["refund"]: Counts(2)}


def test_what_is_part_of_a_cause_comes_along_when_that_is_merged(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund", "login")
        merge_cause(session, causes["login"], causes["refund"])
        for _ in range(2):
            merge_cause(session, causes["refund"], causes["late"])
        assert {each.root for each in all_causes(session).values()} == {causes["late"]}


@pytest.mark.parametrize(("id_", "into"), [("late", "late"), ("late", "refund")])
def test_it_rejects_a_merge_into_itself(store: Store, id_: str, into: str) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        merge_cause(session, causes["refund"], causes["late"])
        with pytest.raises(InvalidValue, match="not merged into itself"):
            merge_cause(session, causes[id_], causes[into])


@pytest.mark.parametrize("name", ["x" * 101, "two\nlines"])
def test_it_rejects_a_name_that_is_none(store: Store, name: str) -> None:
    with store.writing() as session:
        causes = find_some(session, "late")
        with pytest.raises(InvalidValue, match="up to 100 letters on one line"):
            name_cause(session, causes["late"], name)
        with pytest.raises(NotFound, match="no cause 99"):
            name_cause(session, 99, "Late")


def test_a_concern_that_is_moved_counts_where_it_is_now(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        voice(session, reviewed(session, 1), "late")
        counts(session)
        move(session, [(each, causes["refund"], 0.9) for each in placed(session)])
        assert counts(session) == {causes["refund"]: Counts(1)}


def test_counts_stay_when_conversations_go_by_their_time(store: Store) -> None:
    with store.writing() as session:
        causes, keys = find_some(session, "late"), [reviewed(session, number) for number in range(2)]
        for key in keys:
            voice(session, key, "late")
        drop_past_retention(session, PAST, "conversations", keys[:1])
        assert counts(session) == {causes["late"]: Counts(2)}
        single = select(CAUSE_SUMS.c.gone).where(CAUSE_SUMS.c.team_id == NO_TEAM, CAUSE_SUMS.c.channel == "chat")
        assert sorted(session.connection.execute(single).scalars()) == [False, True]


def test_nobody_sees_causes_beyond_their_reach(store: Store) -> None:
    with store.writing() as session:
        causes, parcels = find_some(session, "late", "refund"), new_team(session, "parcels")
        voice(session, reviewed(session, 1, team=parcels), "late")
        voice(session, reviewed(session, 2, day=3), "refund")
        refresh(session, KINDS)
        theirs = replace(ALL, reach=Reach(teams=frozenset({parcels})))
        assert seen_causes(session, theirs) == {causes["late"]}
        assert by_day(session, theirs) == {causes["late"]: {ALL.since: 1}}
        assert set(by_day(session, ALL)) == set(causes.values())


def test_quotes_are_those_of_conversations_within_reach(store: Store) -> None:
    with store.writing() as session:
        causes, parcels = find_some(session, "late"), new_team(session, "parcels")
        ids = [reviewed(session, number, team=where) for number, where in enumerate((parcels, None))]
        for id_ in ids:
            voice(session, id_, "late")
        theirs = Reach(teams=frozenset({parcels}))
        found = [quotes_of(session, [causes["late"]], ALL, reach, 5) for reach in (theirs, EVERYTHING)]
        assert [[each.conversation_id for each in quotes] for quotes in found] == [ids[:1], ids]
        assert found[0][0].words == "Late!"


def test_whoever_writes_again_within_a_month_came_back(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late")
        for number, days in enumerate((0, 20), start=1):
            row = insert(CUSTOMER).values(analysed=True, since=session.at).returning(CUSTOMER.c.id)
            customer = session.connection.execute(row).scalar_one()
            early = reviewed(session, number * 10, day=-60)
            later = talk(session, number * 10 + 1, day=-60 + days) if days else None
            theirs = CONVERSATION.c.id.in_([early, later])
            session.connection.execute(update(CONVERSATION).where(theirs).values(customer_id=customer))
            voice(session, early, "late")
        span = replace(ALL, since=ALL.since - 90)
        assert came_back(session, [causes["late"]], span) == (2, 1)
        assert came_back(session, [causes["late"]], replace(span, until=span.since + 1)) == (0, 0)
