"""Whom figures of a root cause rest on: no view of one, and nothing that is left without it, is one agent's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING
from heard.storage.access.teams import forget_gone_teams
from heard.storage.causes.tables import CAUSE_ANSWERED, CAUSE_MEASURES
from heard.storage.insights.causes import keep_found, merge_cause, part_cause
from heard.storage.insights.sums import Block, Span, refresh
from heard.storage.insights.voiced.measured import CauseCrowd, causes_in, left_out, most_voiced, told_by_cause
from heard.storage.schema import CONVERSATION, TEAM
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.answered import MONDAY, answered
from tests.storage.insights.test_sums import PAST, team
from tests.storage.insights.voices import find_some, voice

FIRST = MONDAY.toordinal()


def view(session: Session, **narrowed: Any) -> tuple[CauseCrowd, int]:  # noqa: ANN401 - as a span is
    """Two weeks of the cause of late parcels, and how many conversations of it are told."""
    span = replace(Span(EVERYTHING, FIRST, FIRST + 14), **narrowed)
    refresh(session, KINDS)
    crowd = causes_in(session, span, most_voiced(session, span, 5))
    told = told_by_cause(session, crowd, ["heard_rate"]).get("heard_rate", {})
    return crowd, sum(sums.n for sums in told.values())


def voicing(session: Session, names: str, key: int, axis: str = "late", **told: Any) -> None:  # noqa: ANN401 - as told
    """A conversation of each of these agents in which it is voiced."""
    for name in names.split():
        voice(session, answered(session, name, key, number=axis, **told), axis)


def test_five_agents_are_a_group_and_four_are_none(store: Store) -> None:
    with store.writing() as session:
        find_some(session, "late")
        parcels = team(session, "parcels")
        voicing(session, "ada ben cyd dan", parcels)
        crowd, told = view(session)
        assert (len(crowd.silent), told) == (1, 0)
        voicing(session, "eve", parcels)
        assert view(session)[1] == 5
        assert view(session, team=parcels, channel="chat")[1] == 5


def test_a_week_in_which_one_agent_alone_met_a_cause_does_not_count_for_it(store: Store) -> None:
    with store.writing() as session:
        find_some(session, "late", "refund")
        parcels = team(session, "parcels")
        voicing(session, "ada ben cyd dan eve", parcels)
        voicing(session, "ada ben", parcels, "refund", day=MONDAY + timedelta(days=7))
        voicing(session, "ada", parcels, day=MONDAY + timedelta(days=8))
        assert view(session)[1] == 5


def test_a_cause_that_would_leave_one_agent_behind_does_not_count(store: Store) -> None:
    """Whoever takes the figure of the cause from that of the week would have Fay's."""
    with store.writing() as session:
        find_some(session, "late", "refund")
        parcels = team(session, "parcels")
        voicing(session, "ada ben cyd dan eve", parcels)
        voicing(session, "fay", parcels, "refund")
        assert view(session)[1] == 0
        voicing(session, "gus", parcels, "refund")
        assert view(session)[1] == 5


def test_where_nobody_knows_who_answered_all_is_told(store: Store) -> None:
    with store.writing() as session:
        find_some(session, "late")
        voice(session, answered(session, None, None), "late")
        assert view(session)[1] == 1


def test_of_a_cause_that_is_let_go_and_of_a_team_that_is_gone_nothing_is_kept(store: Store) -> None:
    with store.writing() as session:
        causes, parcels = find_some(session, "late", "refund"), team(session, "parcels")
        for axis in causes:
            voicing(session, "ada ben", parcels, axis)
        view(session)
        find_some(session, "late")
        kept = select(CAUSE_MEASURES.c.cause_id).distinct()
        assert session.connection.execute(kept).scalars().all() == [causes["late"]]
        session.connection.execute(CONVERSATION.delete())
        session.connection.execute(TEAM.delete())
        forget_gone_teams(session)
        for table in (CAUSE_MEASURES, CAUSE_ANSWERED):
            assert session.connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


def test_a_merge_counts_what_is_gone_with_the_whole_until_it_is_parted(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        gone = answered(session, None, None)
        voice(session, gone, "refund")
        voice(session, answered(session, None, None, number=2), "late")
        drop_past_retention(session, PAST, "conversations", [gone])
        merge_cause(session, causes["refund"], causes["late"])
        crowd, told = view(session)
        assert (told, crowd.called) == (2, {causes["late"]: "late"})
        part_cause(session, causes["refund"])
        assert set(view(session)[0].called) == set(causes.values())
        keep_found(session, [])
        assert view(session)[1] == 0


def test_a_week_is_added_up_from_monday_to_sunday(store: Store) -> None:
    with store.writing() as session:
        find_some(session, "late")
        for day in range(-1, 8):
            voice(session, answered(session, None, None, MONDAY + timedelta(days=day)), "late")
            refresh(session, KINDS)
        assert [view(session, since=FIRST + 7 * week, until=FIRST + 7 * week + 7)[1] for week in (-1, 0, 1)] == [
            1,
            7,
            1,
        ]


def test_all_channels_of_a_week_less_a_cause_are_not_one_agents_either() -> None:
    chat, email = (Block(1, 1, channel) for channel in ("chat", "email"))
    every = {chat: {1: 1, 2: 1, 3: 1}, email: {4: 1}}
    assert set(left_out({chat: {1: 1, 2: 1, 3: 1}}, every)) == {chat}
    assert not set(left_out({chat: {1: 1, 2: 1, 3: 1}}, every | {email: {4: 1, 5: 1}}))


BLOCKS = [Block(1, 1, channel) for channel in ("chat", "email", "voice")]
ANSWERS = st.dictionaries(st.integers(1, 6), st.integers(1, 3), min_size=1, max_size=4)


@given(st.dictionaries(st.sampled_from(BLOCKS), ANSWERS, min_size=1), st.data())
def test_no_week_and_no_channel_less_a_cause_is_one_agents(
    every: Mapping[Block, dict[int, int]], data: st.DataObject
) -> None:
    own = {
        block: {who: n for who in agents if (n := data.draw(st.integers(0, agents[who])))}
        for block, agents in every.items()
    }
    own = {block: agents for block, agents in own.items() if agents}
    kept = {block: own[block] for block in own.keys() - set(left_out(own, every))}
    assert all(len(agents) > 1 for agents in kept.values())
    rests = [
        {who for block in blocks for who, n in every[block].items() if n > kept.get(block, {}).get(who, 0)}
        for blocks in (every, *([block] for block in kept))
    ]
    assert not kept or all(len(rest) != 1 for rest in rests)
