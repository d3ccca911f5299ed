"""By cause: every measure is what the raw reviews of those who voiced it add up to, whatever was merged and is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.interval import Sums
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.causes.tables import CAUSE, CAUSE_ANSWERED, CAUSE_MEASURES, CAUSE_SUMS, NO_CAUSE
from heard.storage.insights.causes import Counts, all_causes, counted, merge_cause
from heard.storage.insights.concerns import keep_concerns
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import Span, refresh
from heard.storage.insights.voiced.measured import causes_in, told_by_cause
from heard.storage.quality.figures import keep_figures
from heard.storage.rated import STALE, SUMS
from heard.storage.reviews import content_of
from heard.storage.schema import CONVERSATION, TEAM
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.answered import MONDAY
from tests.storage.insights.test_added_up import BEHAVIOURS, expected, reviews
from tests.storage.insights.test_added_up import Talk as Reviewed
from tests.storage.insights.test_sums import PAST, talk, team
from tests.storage.insights.voices import find_some, said

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
    st.sampled_from([1, 5, 6, 7, 13, 14, 20]),
    st.booleans(),
    reviews,
    st.lists(st.tuples(st.sampled_from(AXES), concerns), max_size=4).map(tuple),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, and whether refunds were merged into what is late."""

    merged: bool
    since: int
    until: int
    channel: str | None
    team: str | None
    everything: bool

    def takes(self, each: Talk) -> bool:
        """Whether a conversation counts, whatever its day."""
        sees = each.team == "parcels" or (self.everything and self.team is None)
        return sees and self.channel in {None, each.channel}

    def has_week_of(self, day: int) -> bool:
        """Whether the whole week of a day is in it."""
        monday = day - day % 7
        return self.since <= monday and monday + 7 <= self.until


asks = st.builds(
    Asked,
    st.booleans(),
    st.sampled_from([0, 4, 7]),
    st.sampled_from([7, 18, 21, 28]),
    st.sampled_from([None, *CHANNELS]),
    st.sampled_from(TEAMS),
    st.booleans(),
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


@given(st.lists(talks, max_size=6), asks)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_measure_is_what_raw_reviews_add_up_to(store: Store, some: list[Talk], asked: Asked) -> None:
    names, merged = [*Measure, *BEHAVIOURS], asked.merged
    with store.writing() as session:
        keys = fill(session, some, merged=merged)
        reach = EVERYTHING if asked.everything else Reach(teams=frozenset({keys["parcels"]}))
        span = Span(reach, FIRST + asked.since, FIRST + asked.until, keys.get(asked.team), asked.channel)
        crowd = causes_in(session, span, [each.root for each in all_causes(session).values()])
        found = {name: by_axis(session, told) for name, told in told_by_cause(session, crowd, names).items()}
        counts = by_axis(session, counted(session, span))
    for axis in ("late", "refund", "login"):
        of_it = [
            each for each in some if asked.takes(each) and asked.has_week_of(each.day) and axis in each.axes(merged)
        ]
        raw = expected([Reviewed(each.team, each.channel, each.day, each.gone, each.review) for each in of_it])
        told = {name: by_cause[axis] for name, by_cause in found.items() if axis in by_cause}
        assert told.keys() == {name for name in names if name in raw}
        for name, sums in told.items():
            parts = [getattr(sums, part) for part in Sums.__slots__]
            assert parts == pytest.approx([getattr(raw[name], part) for part in Sums.__slots__])
    for axis in AXES:
        of_it = [
            each
            for each in some
            if asked.takes(each) and asked.since <= each.day < asked.until and axis in each.axes(merged)
        ]
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
