"""By cause: every measure is what the raw reviews of those who voiced it add up to, and none is one agent's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from heard.interval import Sums
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.access.teams import forget_gone_teams
from heard.storage.causes.tables import CAUSE, CAUSE_ANSWERED, CAUSE_MEASURES, CAUSE_SUMS, NO_CAUSE
from heard.storage.insights.causes import Counts, all_causes, counted, keep_found, merge_cause, part_cause
from heard.storage.insights.concerns import keep_concerns
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import Block, Span, refresh
from heard.storage.insights.voiced.measured import CauseCrowd, causes_in, left_out, most_voiced, told_by_cause
from heard.storage.quality.figures import keep_figures
from heard.storage.rated import STALE, SUMS
from heard.storage.reviews import content_of
from heard.storage.schema import CONVERSATION, TEAM
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.answered import MONDAY, answered
from tests.storage.insights.test_added_up import BEHAVIOURS, expected, reviews
from tests.storage.insights.test_added_up import Talk as Reviewed
from tests.storage.insights.test_sums import PAST, talk, team
from tests.storage.insights.voices import find_some, said, voice

FIRST = MONDAY.toordinal()
AXES, TEAMS, CHANNELS = ("late", "refund", "login", "other"), (None, "parcels"), ("chat", "email")
# The day that `talk` counts from is a Tuesday.
SINCE_MONDAY = 1


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation of so many days after the Monday, with its raw review and what was voiced; perhaps gone since."""

    team: str | None
    channel: str
    day: int
    gone: bool
    review: Mapping[str, Any]
    voiced: tuple[tuple[str, Mapping[str, Any]], ...]

    def axes(self, merged: bool) -> set[str]:  # noqa: FBT001 - drawn by lot
        """What it counts for."""
        named = {axis for axis, _ in self.voiced}
        return {"late" if merged and axis == "refund" else axis for axis in named}


concerns = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["question", "problem", "request"]),
        "again": st.booleans(),
        "unheard": st.booleans(),
        "strength": st.integers(0, 3),
        "puzzle_start": st.sampled_from([None, 0]),
        "puzzle_stop": st.just(4),
    }
)
talks = st.builds(
    Talk,
    st.sampled_from(TEAMS),
    st.sampled_from(CHANNELS),
    st.integers(1, 20),
    st.booleans(),
    reviews,
    st.lists(st.tuples(st.sampled_from(AXES), concerns), max_size=4).map(tuple),
)


def fill(session: Session, some: list[Talk], *, merged: bool) -> Mapping[str | None, int]:
    """Only these in the store, added up, and their concerns; some are gone by their time. The keys of teams."""
    for table in (CONVERSATION, SUMS, CAUSE_SUMS, CAUSE_MEASURES, CAUSE_ANSWERED, CAUSE, STALE, TEAM):
        session.connection.execute(table.delete())
    keys: dict[str | None, int] = {name: team(session, name) for name in TEAMS if name}
    causes = find_some(session, "late", "refund", "login")
    if merged:
        merge_cause(session, causes["refund"], causes["late"])
    ids = []
    for number, each in enumerate(some):
        key = talk(session, number, team=keys.get(each.team), day=each.day - SINCE_MONDAY, channel=each.channel)
        keep_figures(session, key, each.review)
        ids.append(key)
    # Added up before anything is known of what was voiced, and again after.
    refresh(session, KINDS)
    for key, each in zip(ids, some, strict=True):
        voiced = [said(session, axis, **how) for axis, how in each.voiced]
        keep_concerns(session, key, content_of(session, key), voiced)
        if each.gone:
            drop_past_retention(session, PAST, "conversations", [key])
    refresh(session, KINDS)
    return keys


def by_axis(session: Session, found: Mapping[int, Any]) -> dict[str, Any]:
    """What stands by the keys of causes, by what they are about."""
    words = {each.id: each.words for each in all_causes(session).values()} | {NO_CAUSE: "other"}
    return {words[key]: each for key, each in found.items()}


@given(
    st.lists(talks, max_size=6),
    st.booleans(),
    st.sampled_from([0, 4, 7]),
    st.sampled_from([7, 18, 21, 28]),
    st.sampled_from([None, *CHANNELS]),
    st.sampled_from([(None, True), (None, False), ("parcels", True)]),
)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_measure_is_what_raw_reviews_add_up_to(  # noqa: PLR0913, PLR0917 - drawn by lot
    store: Store, some: list[Talk], merged: bool, since: int, until: int, channel: str | None, of: Any  # noqa: FBT001, ANN401
) -> None:
    names, (named, everything) = [*Measure, *BEHAVIOURS], of
    with store.writing() as session:
        keys = fill(session, some, merged=merged)
        reach = EVERYTHING if everything else Reach(teams=frozenset({keys["parcels"]}))
        span = Span(reach, FIRST + since, FIRST + until, keys.get(named), channel)
        crowd = causes_in(session, span, [each.root for each in all_causes(session).values()])
        found = {name: by_axis(session, told) for name, told in told_by_cause(session, crowd, names).items()}
        counts = by_axis(session, counted(session, span))

    def takes(each: Talk, *, whole: bool) -> bool:
        sees = (everything and named is None) or each.team == "parcels"
        monday = each.day - each.day % 7
        days = since <= monday and monday + 7 <= until if whole else since <= each.day < until
        return sees and channel in {None, each.channel} and days

    for axis in ("late", "refund", "login"):
        of_it = [each for each in some if takes(each, whole=True) and axis in each.axes(merged)]
        raw = expected([Reviewed(each.team, each.channel, each.day, each.gone, each.review) for each in of_it])
        told = {name: by_cause[axis] for name, by_cause in found.items() if axis in by_cause}
        assert told.keys() == {name for name in names if name in raw}
        for name, sums in told.items():
            parts = [getattr(sums, part) for part in Sums.__slots__]
            assert parts == pytest.approx([getattr(raw[name], part) for part in Sums.__slots__])
    for axis in AXES:
        of_it = [each for each in some if takes(each, whole=False) and axis in each.axes(merged)]
        assert counts.get(axis, Counts()) == sum((raw_counts(each, axis, merged) for each in of_it), Counts())


def raw_counts(each: Talk, axis: str, merged: bool) -> Counts:  # noqa: FBT001 - drawn by lot
    """What a conversation counts as for a cause, straight from its concerns and its review."""
    concerns = [how for of, how in each.voiced if of == axis or (merged and (of, axis) == ("refund", "late"))]
    signals = {signal["signal"] for reading in each.review["readings"] for signal in reading["signals"]}
    asked = [how for how in concerns if how["kind"] == "question"]
    return Counts(
        1,
        any(how["strength"] == 3 for how in concerns),
        any(how["unheard"] for how in concerns),
        "repeat_contact" in signals,
        "churn_risk" in signals,
        bool(asked),
        any(how["again"] for how in asked),
        any(how["puzzle_start"] is not None for how in concerns),
    )


def view(session: Session, **narrowed: Any) -> tuple[CauseCrowd, int]:  # noqa: ANN401 - as a span is
    """Two weeks of the cause of late parcels, and how many conversations of it are told."""
    span = replace(Span(EVERYTHING, FIRST, FIRST + 14), **narrowed)
    refresh(session, KINDS)
    crowd = causes_in(session, span, most_voiced(session, span, 5))
    told = told_by_cause(session, crowd, ["heard_rate"]).get("heard_rate", {})
    return crowd, sum(sums.n for sums in told.values())


def voicing(session: Session, names: str, key: int, axis: str = "late", **told: Any) -> None:  # noqa: ANN401
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


BLOCKS = [Block(1, 1, channel) for channel in ("chat", "email", "voice")]
ANSWERS = st.dictionaries(st.integers(1, 6), st.integers(1, 3), min_size=1, max_size=4)


@given(st.dictionaries(st.sampled_from(BLOCKS), ANSWERS, min_size=1), st.data())
def test_no_week_and_no_channel_less_a_cause_is_one_agents(every: Mapping[Block, dict[int, int]], data: Any) -> None:  # noqa: ANN401
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
