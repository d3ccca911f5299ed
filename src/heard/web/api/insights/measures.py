"""Insights: what the conversations of a period come to, how that goes on, and whether it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.errors import InvalidValue, NotFound, StorageError
from heard.insights.compare import Compared, compare
from heard.insights.trend import Reckon, Step, step_for, trend
from heard.interval import Estimate, Sums, mean_of, rate_of
from heard.rubric.behaviour import Kind
from heard.rubric.taught import kinds_with
from heard.storage.access.visible import all_teams
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import By, Span, count_stale, refresh, sums_of
from heard.web.api.insights.shapes import ComparedOut, EstimateOut, InsightsOut, MeasureOut, PartOut, Period, PointOut
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.problem import documented

router = APIRouter(tags=["insights"], responses=documented(404, 409))
USUAL_DAYS = 28
LONGEST_DAYS = 5 * 366
# A page waits for so many commits of sums at most; what is left is told.
MOST_COMMITS = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The period asked for, and where the one before it begins."""

    since: date
    until: date

    @property
    def before(self) -> date:
        """The first day of the period before it."""
        return self.since - (self.until - self.since)

    def step(self, conversations: int) -> Step:
        """What a point of a trend stands for."""
        return step_for(self.since, self.until, conversations)

    def points(self, measure: str, by_day: Mapping[int, Sums], step: Step) -> list[PointOut]:
        """How a measure goes on; nothing where it was not measured at all."""
        dated = {date.fromordinal(day): sums for day, sums in by_day.items()}
        found = trend(dated, self.since, self.until, step, _reckon(measure)) if dated else ()
        return [PointOut(since=each.since, estimate=told(each.estimate)) for each in found]


@router.get("/insights")
def read_insights(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> InsightsOut:
    """What is measured in a period, beside the same time before it."""
    stale = add_up(asked)
    days, names = days_of(asked, wanted), list(_names(asked))
    span = span_of(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        now = sums_of(session, span, names)
        by_day = sums_of(session, span, Measure, By.DAY)
        before = sums_of(session, span_of(asked, wanted, days.before, days.since), names)
    found = compare(_reckoned(before), _reckoned(now))
    # Of each reviewed conversation it is known whether its customer has asked before.
    conversations = now.get(Measure.REPEAT_CONTACT, {}).get(None, Sums()).n
    step = days.step(conversations)
    return InsightsOut(
        since=days.since,
        until=days.until,
        before=days.before,
        step=step,
        conversations=conversations,
        stale=stale,
        measures=[
            compared_out(name, found[name], days.points(name, by_day.get(name, {}), step))
            for name in names
            if name in found
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
    add_up(asked)
    days, reckon = days_of(asked, wanted), _reckon(measure)
    span = span_of(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        by_day, by_team, by_channel = (sums_of(session, span, [measure], by).get(measure, {}) for by in By)
        teams = all_teams(session)
    step = days.step(sum(sums.n for sums in by_day.values()))
    return MeasureOut(
        measure=measure,
        is_share=_is_share(measure),
        step=step,
        points=days.points(measure, by_day, step),
        teams=_parts({teams.get(key): sums for key, sums in by_team.items()}, reckon),
        channels=_parts(by_channel, reckon),
    )


def _kinds(asked: Asked) -> Mapping[str, Kind]:
    return kinds_with(asked.state.house.model.taught)


def _names(asked: Asked) -> list[str]:
    """All that is measured and not muted here, in the order in which people see it."""
    muted = asked.state.house.settings.contest.muted
    return [*Measure, *(behaviour for behaviour in _kinds(asked) if behaviour not in muted)]


def add_up(asked: Asked) -> int:
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


def days_of(asked: Asked, wanted: Period) -> Days:
    """The period that is asked for, which ends today unless told."""
    tomorrow = asked.state.house.store.clock().date() + timedelta(days=1)
    until = wanted.until or (tomorrow if wanted.since is None else max(tomorrow, wanted.since + timedelta(days=1)))
    days = Days(wanted.since or until - timedelta(days=USUAL_DAYS), until)
    if not 0 < (days.until - days.since).days <= LONGEST_DAYS:
        raise InvalidValue("A period ends after it begins, and at most five years later.")
    return days


def span_of(asked: Asked, wanted: Period, since: date, until: date) -> Span:
    """What somebody is shown of some days."""
    return Span(asked.reach, since.toordinal(), until.toordinal(), wanted.team, wanted.channel)


def _is_share(measure: str) -> bool:
    return measure not in set(Measure) or Measure(measure).is_share


def _reckon(measure: str) -> Reckon:
    return rate_of if _is_share(measure) else mean_of


def _reckoned(sums: Mapping[str, Mapping[None, Sums]]) -> dict[str, Estimate]:
    found = {measure: _reckon(measure)(each[None]) for measure, each in sums.items()}
    return {measure: estimate for measure, estimate in found.items() if estimate is not None}


def compared_out(measure: str, found: Compared, points: list[PointOut]) -> ComparedOut:
    """A measure in two periods, as far as there is enough to say."""
    both = {"now": told(found.after), "before": told(found.before), "by": told(found.by)}
    return ComparedOut(measure=measure, is_share=_is_share(measure), change=found.change, points=points, **both)


def _parts(sums: Mapping[str | None, Sums], reckon: Reckon) -> list[PartOut]:
    """By name and never by value: nothing here is a ranking."""
    parts = [PartOut(name=name, estimate=told(reckon(each))) for name, each in sums.items()]
    return sorted(parts, key=lambda part: (part.name is None, part.name or ""))


def told(estimate: Estimate | None) -> EstimateOut | None:
    """A figure where there is enough to say one."""
    if estimate is None or not estimate.says_enough:
        return None
    return EstimateOut(value=estimate.value, low=estimate.low, high=estimate.high, n=estimate.n)
