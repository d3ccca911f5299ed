"""What is told of one agent, to whoever may be told: figures of a team and a month."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from heard.demo.made_up import SOURCE
from heard.insights.compare import Change, Compared, compare
from heard.insights.customers import CAUSE, Cells, Customers
from heard.insights.difficulty import Difficulty, difficulty_of
from heard.insights.sight import Month, month_of
from heard.insights.trend import Reckon
from heard.interval import FEWEST_SCORED, Estimate, Sums
from heard.storage.access.teams import team_named
from heard.storage.insights.agents import Cell, Stretch, by_day, cells_of, count_scored
from heard.storage.insights.causes import all_causes
from heard.storage.insights.measures import Counted, Measure, counted, estimate_of, is_share
from heard.storage.insights.mode import Page
from heard.storage.store import Session
from heard.web.api.fair.shapes import AdjustedOut, EffectOut, FiguresOut, OwnMeasureOut, SpreadOut
from heard.web.api.insights.shapes import EstimateOut, PointOut

# What an agent has a hand in; what customers bring along is no figure of theirs.
MEASURES = (Measure.HEARD_RATE, Measure.HEARD, Measure.WORD_AT_ONCE, Measure.LEFT_UNHEARD)
COUNTED: Mapping[str, Counted] = {each.name: each for each in counted({}) if each.name in MEASURES}
# Nobody has answered these for customers.
UNREAL = frozenset({SOURCE})
MONTHS = 12
# From brushed off to deeply heard.
SCALE = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose figures, of which team and month."""

    user: int
    team: int
    month: Month

    @property
    def stretch(self) -> Stretch:
        """All conversations of the team in the month."""
        return Stretch(self.team, self.month.first.toordinal(), self.month.after.toordinal(), UNREAL)

    @property
    def page(self) -> Page:
        """How the store knows them."""
        return Page(self.user, self.team, self.month.first.toordinal())


@dataclass(frozen=True, slots=True)
class _Found:
    """A measure of one agent: month by month, and beside the others; what causes are called, by their keys."""

    measure: Measure
    months: Mapping[date, Sums]
    model: Difficulty | None
    causes: Mapping[str, str]

    @property
    def reckon(self) -> Reckon:
        return partial(estimate_of, self.measure)

    def of(self, month: Month) -> Estimate | None:
        """The figure of a month; None where it rests on too few."""
        found = self.reckon(self.months.get(month.first, Sums()))
        return found if found and found.n >= FEWEST_SCORED else None


def figures_of(session: Session, whose: Whose) -> FiguresOut:
    """The figures; who may see them, and from when on, is for others to say."""
    count = count_scored(session, whose.stretch).get(whose.user, 0)
    return FiguresOut(
        team_id=whose.team,
        team=team_named(session, whose.team),
        month=whose.month.first,
        until=whose.month.after,
        over=session.at >= whose.month.end,
        conversations=count,
        fewest=FEWEST_SCORED,
        measures=_measures(session, whose) if count >= FEWEST_SCORED else [],
        shared_at=None,
        lead_sees_from=None,
    )


def _within(estimate: Estimate, ends: tuple[float, float]) -> EstimateOut:
    """A straight line may lead beyond the ends of a scale."""
    low, high = ends
    parts = {name: min(max(getattr(estimate, name), low), high) for name in ("value", "low", "high")}
    return EstimateOut(**parts, n=estimate.n)


def _told(estimate: Estimate | None) -> EstimateOut | None:
    return _sent(estimate) if estimate else None


def _sent(estimate: Estimate) -> EstimateOut:
    return EstimateOut(value=estimate.value, low=estimate.low, high=estimate.high, n=estimate.n)


def spreads_of(session: Session, whose: Whose, known: Collection[int]) -> list[SpreadOut]:
    """How far the agents of a team lie apart, by measure, for somebody who knows the figures of some of them."""
    found = ((each, difficulty_of(_cells(cells_of(session, whose.stretch, COUNTED[each])))) for each in MEASURES)
    spreads = ((each, model.spread_of_agents(known) if model else None) for each, model in found)
    return [
        SpreadOut(measure=each, is_share=is_share(each), agents=there.agents, low=there.low, high=there.high)
        for each, there in spreads
        if there
    ]


def _measures(session: Session, whose: Whose) -> list[OwnMeasureOut]:
    causes = {str(each.id): each.called for each in all_causes(session).values()}
    found = [_found(session, whose, measure, causes) for measure in MEASURES]
    now, before = (
        {each.measure.value: estimate for each in found if (estimate := each.of(month))}
        for month in (whose.month, whose.month.before)
    )
    compared = compare(before, now)
    return [_measure(whose, each, compared.get(each.measure)) for each in found]


def _found(session: Session, whose: Whose, measure: Measure, causes: Mapping[str, str]) -> _Found:
    """What the store has of a measure: a year of the agent's own, and a month of the whole team."""
    year = replace(whose.stretch, since=_months_before(whose.month).first.toordinal())
    months: dict[date, Sums] = {}
    for day, sums in by_day(session, year, COUNTED[measure], whose.user).items():
        first = month_of(date.fromordinal(day)).first
        months[first] = months.get(first, Sums()) + sums
    model = difficulty_of(_cells(cells_of(session, whose.stretch, COUNTED[measure])))
    return _Found(measure, months, model, causes)


def _cells(found: Sequence[Cell]) -> Cells:
    cells: dict[int, dict[Customers, Sums]] = {}
    for each in found:
        customers = Customers(each.at_start, each.channel, each.came_before, each.cause)
        cells.setdefault(each.agent, {})[customers] = each.sums
    return cells


def _months_before(month: Month) -> Month:
    """The first of so many months that end with this one."""
    for _ in range(MONTHS - 1):
        month = month.before
    return month


def _measure(whose: Whose, found: _Found, compared: Compared | None) -> OwnMeasureOut:
    now = found.of(whose.month)
    months, at = [], whose.month
    for _ in range(MONTHS):
        months.append(PointOut(since=at.first, estimate=_told(found.of(at))))
        at = at.before
    return OwnMeasureOut(
        measure=found.measure,
        is_share=is_share(found.measure),
        now=_told(now),
        before=_told(found.of(whose.month.before)),
        by=_told(compared.by) if compared else None,
        change=compared.change if compared else Change.TOO_FEW,
        points=months[::-1] if found.months else [],
        adjusted=_adjusted(found, whose.user) if now else None,
    )


def _adjusted(found: _Found, user: int) -> AdjustedOut | None:
    beside = found.model.beside(user, found.reckon) if found.model else None
    if found.model is None or beside is None:
        return None
    effects = [
        EffectOut(trait=name, cause=_called(name, found.causes), by=_sent(effect))
        for name, effect in found.model.effects.items()
    ]
    usual_cause = f"{CAUSE}:{found.model.usual_cause}"
    ends = (0.0, 1.0) if is_share(found.measure) else SCALE
    return AdjustedOut(
        expected=_within(beside.expected, ends),
        by=_sent(beside.by),
        adjusted=_within(beside.adjusted, ends),
        usual_channel=found.model.usual_channel,
        usual_cause=usual_cause,
        usual_cause_called=_called(usual_cause, found.causes),
        effects=effects,
    )


def _called(trait: str, causes: Mapping[str, str]) -> str | None:
    """What the root cause of a trait is called; None for traits that name none."""
    sort, _, key = trait.partition(":")
    return causes.get(key) if sort == CAUSE else None
