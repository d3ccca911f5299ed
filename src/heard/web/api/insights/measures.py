"""Insights: what the conversations of a period come to, how that goes on, and whether it changed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from heard.conversation.survey import Scale
from heard.errors import InvalidValue, NotFound, StorageError
from heard.insights.compare import Compared, compare
from heard.insights.trend import Reckon, Step, beginning, step_for, trend
from heard.interval import Estimate, Sums, rate_of
from heard.rubric.behaviour import Kind
from heard.rubric.taught import kinds_with
from heard.storage.access.visible import all_teams
from heard.storage.insights.crowd import Crowd, crowd_of, monday_of, told_of
from heard.storage.insights.measures import Measure, estimate_of, is_share
from heard.storage.insights.sums import Block, By, Span, count_stale, parts_of_span, refresh, sums_of
from heard.storage.insights.voiced.measured import told_of_most
from heard.storage.store import Session
from heard.web.api.insights.annotations import happened
from heard.web.api.insights.shapes import (
    Across,
    ComparedOut,
    EstimateOut,
    HeatOut,
    HeatRow,
    InsightsOut,
    MeasureOut,
    PartOut,
    Period,
    PointOut,
    told,
)
from heard.web.shared.asker import Asked, ReadsInsights
from heard.web.shared.problem import documented

router = APIRouter(tags=["insights"], responses=documented(404, 409))
# The week that the last day lies in, and so many full ones before it.
USUAL_WEEKS = 4
LONGEST_DAYS = 5 * 366
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
# A page waits for so many commits of sums at most; what is left is told.
MOST_COMMITS = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The period asked for, and the first day of the one before it."""

    since: date
    until: date
    before: date

    def course(self, conversations: int, crowd: Crowd) -> "Course":
        """How measures go on in it; no day stands by itself where it is known who answered on it."""
        step = step_for(self.since, self.until, conversations)
        if crowd.agents and step is Step.DAY:
            step = Step.WEEK
        silent = crowd.silent(lambda block: beginning(monday_of(block), step))
        return Course(self, step, silent, by_week=bool(crowd.agents))


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of a period, those of which nothing is told, and whether a week is never parted."""

    days: Days
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
        found = trend(dated, since, self.days.until, self.step, partial(estimate_of, measure)) if dated else ()
        return [
            PointOut(since=each.since, estimate=None if each.since in self.silent else told(each.estimate))
            for each in found
        ]


@router.get("/insights")
def read_insights(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> InsightsOut:
    """What is measured in a period, beside the same time before it."""
    return figures_in(asked, wanted, _names(asked))


def figures_in(asked: Asked, wanted: Period, names: Sequence[str]) -> InsightsOut:
    """These measures in a period, beside the same time before it; a change has to hold beside all others of them."""
    stale = add_up(asked)
    days, kinds = days_of(asked, wanted), kinds_of(asked)
    span = span_in(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        crowd = crowd_of(session, span)
        now = told_of(session, crowd, names)
        by_day = told_of(session, crowd, [name for name in names if name not in kinds], By.DAY)
        before = told_of(session, crowd_of(session, span_in(asked, wanted, days.before, days.since)), names)
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
            compared_out(name, found[name], course.points(name, by_day.get(name, {})))
            for name in names
            if name in found
        ],
        annotations=happened(asked, days.since, days.until, wanted.team),
    )


@router.get("/insights/measures/{id}")
def read_measure(
    asked: ReadsInsights,
    measure: Annotated[str, Path(alias="id", max_length=200, description="A measure, or a behaviour.")],
    wanted: Annotated[Period, Query()],
) -> MeasureOut:
    """How one measure goes on, and what it is by team, by channel and by root cause."""
    if measure not in {*_names(asked), *Scale}:
        raise NotFound(f"Nothing called {measure[:40]} is measured.")
    add_up(asked)
    days, reckon = days_of(asked, wanted), partial(estimate_of, measure)
    span = span_in(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        crowd = crowd_of(session, span)
        apart = crowd.by_channel()
        by_day, by_team = (told_of(session, crowd, [measure], by).get(measure, {}) for by in (By.DAY, By.TEAM))
        by_channel = told_of(session, apart, [measure], By.CHANNEL).get(measure, {})
        causes, by_cause = told_of_most(session, span, [measure])
        teams = all_teams(session)
    course = days.course(sum(sums.n for sums in by_day.values()), crowd)
    by_team, by_channel = _without(by_team, crowd.silent(_team)), _without(by_channel, apart.silent(_channel))
    return MeasureOut(
        measure=measure,
        is_share=is_share(measure),
        since=days.since,
        until=days.until,
        step=course.step,
        points=course.points(measure, by_day),
        teams=_parts({teams.get(key): sums for key, sums in by_team.items()}, reckon),
        channels=_parts(by_channel, reckon),
        causes=_cause_parts(causes.called, by_cause.get(measure, {}), reckon),
        annotations=happened(asked, days.since, days.until, wanted.team),
    )


@router.get("/insights/heat")
def read_heat(asked: ReadsInsights, wanted: Annotated[Period, Query()], by: Across = Across.CHANNEL) -> HeatOut:
    """How often each practice showed where a reply called for it, on each channel, in each team or for each cause."""
    add_up(asked)
    days, muted = days_of(asked, wanted), asked.state.house.settings.contest.muted
    practices = [id_ for id_, kind in kinds_of(asked).items() if kind is Kind.PRACTICE and id_ not in muted]
    span = span_in(asked, wanted, days.since, days.until)
    with asked.state.house.store.reading() as session:
        if by is Across.CAUSE:
            return _heat_by_cause(session, span, practices)
        crowd = crowd_of(session, span, by_channel=by is Across.CHANNEL)
        found = told_of(session, crowd, practices, By(by))
        there = parts_of_span(session, span, practices, By(by))
        teams = all_teams(session)
    silent: frozenset[Any] = crowd.silent(_team if by is Across.TEAM else _channel)
    shown = {key for sums in found.values() for key in sums} - silent
    names = {key: teams.get(key) if by is Across.TEAM else key for key in shown}
    columns = sorted(shown, key=lambda key: _by_name(names[key]))
    cells = {id_: [_cell(found.get(id_, {}).get(key)) for key in columns] for id_ in practices}
    return HeatOut(
        by=by,
        columns=[names[key] for key in columns],
        rows=[HeatRow(practice=id_, cells=row) for id_, row in cells.items() if any(row)],
        left_out=len(there - shown),
    )


def _heat_by_cause(session: Session, span: Span, practices: Sequence[str]) -> HeatOut:
    causes, found = told_of_most(session, span, practices)
    shown = {key for by_cause in found.values() for key in by_cause}
    columns = sorted(shown, key=lambda key: (causes.called[key], key))
    cells = {id_: [_cell(found.get(id_, {}).get(key)) for key in columns] for id_ in practices}
    return HeatOut(
        by=Across.CAUSE,
        columns=[causes.called[key] for key in columns],
        rows=[HeatRow(practice=id_, cells=row) for id_, row in cells.items() if any(row)],
        left_out=len(causes.silent),
    )


def _cell(sums: Sums | None) -> EstimateOut | None:
    return None if sums is None else told(rate_of(sums))


def _team(block: Block) -> int:
    return block.team


def _channel(block: Block) -> str:
    return block.channel


def _without(sums: Mapping[Any, Sums], silent: Collection[Any]) -> dict[Any, Sums]:
    return {key: each for key, each in sums.items() if key not in silent}


def kinds_of(asked: Asked) -> Mapping[str, Kind]:
    """Each behaviour that is looked for here, and of which kind it is."""
    return kinds_with(asked.state.house.model.taught)


def _names(asked: Asked) -> list[str]:
    """All that is measured and not muted here, in the order in which people see it."""
    muted = asked.state.house.settings.contest.muted
    return [*Measure, *(behaviour for behaviour in kinds_of(asked) if behaviour not in muted)]


def add_up(asked: Asked) -> int:
    """Work out what is stale, as far as somebody can wait for it; how much is left."""
    store = asked.state.house.store
    for _ in range(MOST_COMMITS):
        if not _count_stale(asked):
            break
        try:
            with store.writing() as session:
                refresh(session, kinds_of(asked))
        except StorageError:
            # What was added up before can be read all the same, whoever is writing now.
            break
    return _count_stale(asked)


def _count_stale(asked: Asked) -> int:
    with asked.state.house.store.reading() as session:
        return count_stale(session)


def days_of(asked: Asked, wanted: Period) -> Days:
    """The period that somebody asks for, else the week that runs and four full ones; beside it the same time before.

    Where it begins on a Monday and its last week still runs, the time before is whole weeks: a cut one may not count.
    """
    today = asked.state.house.store.clock().date()
    tomorrow = today + A_DAY
    until = wanted.until or (tomorrow if wanted.since is None else max(tomorrow, wanted.since + A_DAY))
    since = wanted.since or beginning(until - A_DAY, Step.WEEK) - USUAL_WEEKS * A_WEEK
    length = until - since
    if not 0 < length.days <= LONGEST_DAYS:
        raise InvalidValue("A period ends after it begins, and at most five years later.")
    if until > today and since == beginning(since, Step.WEEK):
        length = -(-length // A_WEEK) * A_WEEK
    return Days(since, until, since - length)


def span_in(asked: Asked, wanted: Period, since: date, until: date) -> Span:
    """Which sums are asked for, from a day up to before another."""
    return Span(asked.reach, since.toordinal(), until.toordinal(), wanted.team, wanted.channel)


def _reckoned(sums: Mapping[str, Mapping[None, Sums]]) -> dict[str, Estimate]:
    found = {measure: estimate_of(measure, each[None]) for measure, each in sums.items()}
    return {measure: estimate for measure, estimate in found.items() if estimate is not None}


def compared_out(measure: str, found: Compared, points: list[PointOut]) -> ComparedOut:
    """A measure in two periods, as far as there is enough to say."""
    both = {"now": told(found.after), "before": told(found.before), "by": told(found.by)}
    return ComparedOut(measure=measure, is_share=is_share(measure), change=found.change, points=points, **both)


def _parts(sums: Mapping[str | None, Sums], reckon: Reckon) -> list[PartOut]:
    """By name and never by value: nothing here is a ranking."""
    return [PartOut(name=name, estimate=told(reckon(sums[name]))) for name in sorted(sums, key=_by_name)]


def _cause_parts(called: Mapping[int, str], sums: Mapping[int, Sums], reckon: Reckon) -> list[PartOut]:
    by_name = sorted(sums, key=lambda key: (called[key], key))
    return [PartOut(name=called[key], estimate=told(reckon(sums[key])), cause=key) for key in by_name]


def _by_name(name: str | None) -> tuple[bool, str]:
    return name is None, name or ""
