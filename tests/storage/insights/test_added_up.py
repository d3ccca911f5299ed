"""Whatever was reviewed, each measure over any days, teams and channels is what the raw reviews add up to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.interval import Sums
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import By, refresh, sums_of
from heard.storage.quality.figures import keep_figures
from heard.storage.rated import STALE, SUMS
from heard.storage.schema import CONVERSATION, TEAM
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.test_sums import ALL, PAST, talk, team

CHANNELS, TEAMS, DAYS = ("chat", "email"), (None, "parcels", "refunds"), 3
BEHAVIOURS = ("validate", "explore", "scripted")
SIGNALS = ("repeat_contact", "churn_risk", "escalation", "vulnerable")


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its raw review; it may be gone by its time since."""

    team: str | None
    channel: str
    day: int
    gone: bool
    review: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sums somebody asks for: of which days, team and channel, told apart by what, seeing everything or not."""

    since: int
    until: int
    team: str | None
    channel: str | None
    by: By | None
    everything: bool

    def takes(self, each: Talk) -> bool:
        """Whether a conversation counts in them."""
        sees = self.everything or each.team == "parcels"
        return sees and self.team in {None, each.team} and self.channel in {None, each.channel} and self.is_in(each.day)

    def is_in(self, day: int) -> bool:
        """Whether a day is one of theirs."""
        return self.since <= day < self.until


feelings = st.lists(
    st.fixed_dictionaries({"feeling": st.sampled_from(["anger", "joy"]), "intensity": st.integers(1, 3)}), max_size=2
)
readings = st.fixed_dictionaries(
    {"feelings": feelings, "signals": st.lists(st.sampled_from([{"signal": each} for each in SIGNALS]), max_size=2)},
    optional={"not_scored": st.just("another language")},
)
findings = st.fixed_dictionaries(
    {
        "behaviour": st.sampled_from(BEHAVIOURS),
        "called_for": st.booleans(),
        "present": st.sampled_from(["yes", "no", "unsure"]),
    }
)
replies = st.fixed_dictionaries(
    {
        "heard": st.none() | st.fixed_dictionaries({"value": st.sampled_from([1.0, 2.5, 4.25])}),
        "findings": st.lists(findings, max_size=3),
    }
)
scores = st.fixed_dictionaries(
    {
        "heard_rate": st.sampled_from([(0.0, 0.0), (2.0, 0.5), (3.0, 3.0)]).map(
            lambda pair: {"voiced": pair[0], "taken_up": pair[1]}
        ),
        "time_to_acknowledgement": st.sampled_from([{}, {"replies": 1}, {"replies": 2, "minutes": 7.5}]),
        "still_unheard": st.lists(st.just("c1"), max_size=1),
    }
)
reviews = st.fixed_dictionaries(
    {"readings": st.lists(readings, max_size=3), "replies": st.lists(replies, max_size=3), "scores": scores}
)
talks = st.builds(
    Talk, st.sampled_from(TEAMS), st.sampled_from(CHANNELS), st.integers(0, DAYS - 1), st.booleans(), reviews
)


asks = st.builds(
    Asked,
    st.integers(0, DAYS),
    st.integers(0, DAYS),
    st.sampled_from(TEAMS),
    st.sampled_from([None, *CHANNELS]),
    st.sampled_from([None, *By]),
    st.booleans(),
)


def raw(review: Mapping[str, Any]) -> Iterator[tuple[str, float, float]]:
    """Each measure of one review, with what could be and what was, straight from its words."""
    rate, word = review["scores"]["heard_rate"], review["scores"]["time_to_acknowledgement"]
    values = [reply["heard"]["value"] for reply in review["replies"] if reply["heard"]]
    course = [
        max((each["intensity"] for each in reading["feelings"] if each["feeling"] != "joy"), default=0)
        for reading in review["readings"]
        if "not_scored" not in reading
    ]
    if rate["voiced"]:
        yield "heard_rate", rate["voiced"], rate["taken_up"]
        yield "left_unheard", 1, bool(review["scores"]["still_unheard"])
    if max(course, default=0) and values:
        yield "word_at_once", 1, word.get("replies") == 1
    if values:
        yield "heard", 1, round(sum(values) / len(values), 3)
    if "minutes" in word:
        yield "minutes_to_word", 1, word["minutes"]
    if course:
        yield from (("at_start", 1, course[0]), ("at_peak", 1, max(course)), ("at_end", 1, course[-1]))
    shown = {each["signal"] for reading in review["readings"] for each in reading["signals"]}
    yield from ((each, 1, each in shown) for each in SIGNALS)
    for behaviour in BEHAVIOURS:
        found = [each for reply in review["replies"] for each in reply["findings"] if each["behaviour"] == behaviour]
        called = [each for each in found if each["called_for"]]
        possible = len(called) if KINDS[behaviour] is Kind.PRACTICE else len(values)
        if possible:
            yield behaviour, possible, sum(each["present"] == "yes" for each in called)


def expected(some: list[Talk]) -> dict[str, Sums]:
    """The sums of these conversations, by measure."""
    pairs: dict[str, list[tuple[float, float]]] = {}
    for each in some:
        for name, x, y in raw(each.review):
            pairs.setdefault(name, []).append((float(x), float(y)))
    return {name: Sums.of(each) for name, each in pairs.items()}


@given(st.lists(talks, max_size=8), asks)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_measure_is_what_raw_reviews_add_up_to(store: Store, some: list[Talk], asked: Asked) -> None:
    names = [*Measure, *BEHAVIOURS]
    with store.writing() as session:
        keys = _keep(session, some)
        reach = EVERYTHING if asked.everything else Reach(teams=frozenset({keys["parcels"]}))
        span = replace(ALL, reach=reach, channel=asked.channel, team=keys.get(asked.team))
        span = replace(span, since=ALL.since + asked.since, until=ALL.since + asked.until)
        found = sums_of(session, span, names, asked.by)
    groups: dict[object, list[Talk]] = {}
    for each in filter(asked.takes, some):
        at = {None: None, By.DAY: ALL.since + each.day, By.TEAM: keys.get(each.team, 0), By.CHANNEL: each.channel}
        groups.setdefault(at[asked.by], []).append(each)
    told = {name: {key: sums for key, of in groups.items() if (sums := expected(of).get(name))} for name in names}
    _assert_alike(found, {name: by_key for name, by_key in told.items() if by_key})


def _keep(session: Session, some: list[Talk]) -> Mapping[str | None, int]:
    """Only these in the store, added up; some are gone by their time. The keys of teams."""
    for table in (CONVERSATION, SUMS, STALE, TEAM):
        session.connection.execute(table.delete())
    keys: dict[str | None, int] = {name: team(session, name) for name in TEAMS if name}
    for number, each in enumerate(some):
        key = talk(session, number, team=keys.get(each.team), day=each.day, channel=each.channel)
        keep_figures(session, key, each.review)
        if each.gone:
            drop_past_retention(session, PAST, "conversations", [key])
    refresh(session, KINDS)
    return keys


def _assert_alike(found: Mapping[str, Mapping[Any, Sums]], told: Mapping[str, Mapping[Any, Sums]]) -> None:
    assert {name: set(each) for name, each in found.items()} == {name: set(each) for name, each in told.items()}
    for name, by_key in told.items():
        for key, sums in by_key.items():
            for part in Sums.__slots__:
                assert getattr(found[name][key], part) == pytest.approx(getattr(sums, part)), (name, key, part)
