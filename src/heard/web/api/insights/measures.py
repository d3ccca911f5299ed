"""Insights: what the conversations of a period come to, how that goes on, and whether it changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from heard.errors import InvalidValue, NotFound, StorageError
from heard.insights.compare import Compared, compare
from heard.insights.trend import Reckon, Step, beginning, step_for, trend
from heard.interval import FEWEST_AGENTS, Estimate, Sums, mean_of, rate_of
from heard.rubric.behaviour import Kind
from heard.rubric.taught import kinds_with
from heard.storage.access.visible import all_teams
from heard.storage.insights.crowd import Crowd, crowd_of, monday_of
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import Block, By, Span, count_stale, refresh, sums_of
from heard.storage.store import Session
from heard.web.api.insights.shapes import ComparedOut, EstimateOut, InsightsOut, MeasureOut, PartOut, Period, PointOut
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.problem import documented

router = APIRouter(tags=["insights"], responses=documented(404, 409))
USUAL_DAYS = 28
LONGEST_DAYS = 5 * 366
# A page waits for so many commits of sums at most; what is left is told.
MOST_COMMITS = 4


@dataclass(frozen=True, slots=True)
class _Days:
    """The period asked for, and where the one before it begins."""

    since: date
    until: date

    @property
    def before(self) -> date:
        return self.since - (self.until - self.since)

    def course(self, conversations: int, crowd: Crowd) -> "_Course":
        """How measures go on in it; no day stands by itself where it is known who answered on it."""
        step = step_for(self.since, self.until, conversations)
        if crowd.agents and step is Step.DAY:
            step = Step.WEEK
        answered: dict[date, set[int]] = defaultdict(set)
        for block, agents in crowd.agents.items():
            answered[beginning(monday_of(block), step)] |= agents
        silent = frozenset(at for at, agents in answered.items() if len(agents) < FEWEST_AGENTS)
        return _Course(self, step, silent, by_week=bool(crowd.agents))


@dataclass(frozen=True, slots=True)
class _Course:
    """The steps of a period, those of which nothing is told, and whether a week is never parted."""

    days: _Days
    step: Step
    silent: frozenset[date]
    by_week: bool

    def points(self, measure: str, by_day: Mapping[int, Sums]) -> list[PointOut]:
        """How a measure goes on; nothing where it was not measured at all."""
        dated: dict[date, Sums] = defaultdict(Sums)
        for day, sums in by_day.items():
            at = date.fromordinal(day)
            dated[beginning(at, Step.WEEK) if self.by_week else at] += sums
        since = min([self.days.since, *dated])
        found = trend(dated, since, self.days.until, self.step, _reckon(measure)) if dated else ()
        return [
            PointOut(since=each.since, estimate=None if each.since in self.silent else _told(each.estimate))
            for each in found
        ]


@router.get("/insights")
def read_insights(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> InsightsOut:
    """What is measured in a period, beside the same time before it."""
    stale = _add_up(asked)
    days, names = _days(asked, wanted), list(_names(asked))
    span = _span(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        crowd = crowd_of(session, span)
        now = told_of(session, crowd, names)
        by_day = told_of(session, crowd, Measure, By.DAY)
        before = told_of(session, crowd_of(session, _span(asked, wanted, days.before, days.since)), names)
        all_ = sums_of(session, span, [Measure.REPEAT_CONTACT])
    found = compare(_reckoned(before), _reckoned(now))
    # Of each reviewed conversation it is known whether its customer has asked before.
    conversations = now.get(Measure.REPEAT_CONTACT, {}).get(None, Sums()).n
    course = days.course(conversations, crowd)
    return InsightsOut(
        since=days.since,
        until=days.until,
        before=days.before,
        step=course.step,
        conversations=conversations,
        left_out=all_.get(Measure.REPEAT_CONTACT, {}).get(None, Sums()).n - conversations,
        stale=stale,
        measures=[
            _compared(name, found[name], course.points(name, by_day.get(name, {}))) for name in names if name in found
        ],
    )


@router.get("/insights/measures/{id}")
def read_measure(
    asked: ReadsInsights,
    measure: Annotated[str, Path(alias="id", max_length=200, description="A measure, or a behaviour.")],
    wanted: Annotated[Period, Query()],
) -> MeasureOut:
    """How one measure goes on, and what it is by team and by channel."""
    if measure not in set(_names(asked)):
        raise NotFound(f"Nothing called {measure[:40]} is measured.")
    _add_up(asked)
    days, reckon = _days(asked, wanted), _reckon(measure)
    span = _span(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        crowd, apart = crowd_of(session, span), crowd_of(session, span, by_channel=True)
        by_day, by_team = (told_of(session, crowd, [measure], by).get(measure, {}) for by in (By.DAY, By.TEAM))
        by_channel = told_of(session, apart, [measure], By.CHANNEL).get(measure, {})
        teams = all_teams(session)
    course = days.course(sum(sums.n for sums in by_day.values()), crowd)
    return MeasureOut(
        measure=measure,
        is_share=_is_share(measure),
        step=course.step,
        points=course.points(measure, by_day),
        teams=_parts({teams.get(key): by_team[key] for key in by_team if crowd.tells(_in_team(key))}, reckon),
        channels=_parts({key: by_channel[key] for key in by_channel if apart.tells(_on_channel(key))}, reckon),
    )


def told_of(
    session: Session, crowd: Crowd, measures: Iterable[str], by: By | None = None
) -> Mapping[str, Mapping[Any, Sums]]:
    """The sums that a view tells; none where it is not one of a group."""
    return sums_of(session, crowd.span, measures, by) if crowd.tells() else {}


def _in_team(team: int) -> Callable[[Block], bool]:
    return lambda block: block.team == team


def _on_channel(channel: str) -> Callable[[Block], bool]:
    return lambda block: block.channel == channel


def _kinds(asked: Asked) -> Mapping[str, Kind]:
    return kinds_with(asked.state.house.model.taught)


def _names(asked: Asked) -> list[str]:
    """All that is measured and not muted here, in the order in which people see it."""
    muted = asked.state.house.settings.contest.muted
    return [*Measure, *(behaviour for behaviour in _kinds(asked) if behaviour not in muted)]


def _add_up(asked: Asked) -> int:
    """Work out what is stale, as far as somebody can wait for it; how much is left."""
    store = asked.state.house.store
    for _ in range(MOST_COMMITS):
        if not _count_stale(asked):
            break
        try:
            with store.writing() as session:
                refresh(session, _kinds(asked))
        except StorageError:
            # What was added up before can be read all the same, whoever is writing now.
            break
    return _count_stale(asked)


def _count_stale(asked: Asked) -> int:
    with asked.state.house.store.reading() as session:
        return count_stale(session)


def _days(asked: Asked, wanted: Period) -> _Days:
    tomorrow = asked.state.house.store.clock().date() + timedelta(days=1)
    until = wanted.until or (tomorrow if wanted.since is None else max(tomorrow, wanted.since + timedelta(days=1)))
    days = _Days(wanted.since or until - timedelta(days=USUAL_DAYS), until)
    if not 0 < (days.until - days.since).days <= LONGEST_DAYS:
        raise InvalidValue("A period ends after it begins, and at most five years later.")
    return days


def _span(asked: Asked, wanted: Period, since: date, until: date) -> Span:
    return Span(asked.reach, since.toordinal(), until.toordinal(), wanted.team, wanted.channel)


def _is_share(measure: str) -> bool:
    return measure not in set(Measure) or Measure(measure).is_share


def _reckon(measure: str) -> Reckon:
    return rate_of if _is_share(measure) else mean_of


def _reckoned(sums: Mapping[str, Mapping[None, Sums]]) -> dict[str, Estimate]:
    found = {measure: _reckon(measure)(each[None]) for measure, each in sums.items()}
    return {measure: estimate for measure, estimate in found.items() if estimate is not None}


def _compared(measure: str, found: Compared, points: list[PointOut]) -> ComparedOut:
    told = {"now": _told(found.after), "before": _told(found.before), "by": _told(found.by)}
    return ComparedOut(measure=measure, is_share=_is_share(measure), change=found.change, points=points, **told)


def _parts(sums: Mapping[str | None, Sums], reckon: Reckon) -> list[PartOut]:
    """By name and never by value: nothing here is a ranking."""
    parts = [PartOut(name=name, estimate=_told(reckon(each))) for name, each in sums.items()]
    return sorted(parts, key=lambda part: (part.name is None, part.name or ""))


def _told(estimate: Estimate | None) -> EstimateOut | None:
    """A figure where there is enough to say one."""
    if estimate is None or not estimate.says_enough:
        return None
    return EstimateOut(value=estimate.value, low=estimate.low, high=estimate.high, n=estimate.n)
