"""A report: what the conversations of a week come to, beside the week before, and what happened meanwhile."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from heard.insights.chart import Chart, chart_of, noted_at
from heard.insights.compare import Change, Compared, compare
from heard.insights.trend import Step, trend
from heard.interval import Estimate, Sums
from heard.reports.moments import Moment, moments_in
from heard.reports.week import Week
from heard.rubric.behaviour import Kind
from heard.storage.access.reach import Reach
from heard.storage.insights.annotations import Annotation, Look, annotations
from heard.storage.insights.crowd import crowd_of, monday_of, told_of
from heard.storage.insights.measures import Measure, estimate_of, is_share
from heard.storage.insights.sums import By, Span, sums_of
from heard.storage.store import Session

# What stands on the page, and of which it is good news that it rises.
TOLD = (
    *(Measure.HEARD_RATE, Measure.HEARD, Measure.LEFT_UNHEARD, Measure.WORD_AT_ONCE),
    *(Measure.AT_START, Measure.AT_PEAK, Measure.AT_END, Measure.REPEAT_CONTACT),
)
BETTER_UP = frozenset({Measure.HEARD_RATE, Measure.HEARD, Measure.WORD_AT_ONCE})
# A trend of so many weeks, in a drawing of this size; and so many notes have room beside it.
WEEKS, SIZE, MOST_NOTES = 12, (240, 40), 5


@dataclass(frozen=True, slots=True)
class Measured:
    """The behaviours that are looked for, of which kind they are and what they are called, and which are muted."""

    kinds: Mapping[str, Kind]
    titles: Mapping[str, str]
    muted: frozenset[str] = frozenset()

    @property
    def names(self) -> Sequence[str]:
        """All that is measured and not muted."""
        return [*Measure, *(behaviour for behaviour in self.kinds if behaviour not in self.muted)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of whom: those within a reach, perhaps of one team, whose name stands on the page; and what is measured there.

    `quotes`: whether moments are told with what was said.
    """

    reach: Reach
    measured: Measured
    team: int | None = None
    team_name: str | None = None
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A measure or a behaviour: in this week, and how it changed; `title` is that of a behaviour.

    `better`: whether it changed for the better; None where no change is clear.
    """

    measure: str
    is_share: bool
    now: Estimate | None
    by: Estimate | None
    change: Change
    better: bool | None
    title: str | None = None
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A week on one page. `earlier` of the annotations have no room on it.

    Conversations that are `left_out` would make a figure of one agent.
    """

    week: Week
    team: str | None
    conversations: int
    left_out: int
    before: int
    lines: tuple[Line, ...]
    changed: tuple[Line, ...]
    annotations: tuple[Annotation, ...]
    earlier: int
    moments: tuple[Moment, ...]
    titles: Mapping[str, str]
    quotes: bool

    @property
    def worse(self) -> tuple[Line, ...]:
        """What changed for the worse."""
        return tuple(each for each in (*self.lines, *self.changed) if each.better is False)


def gather(session: Session, week: Week, wanted: Wanted) -> Report:
    """The report of a week; what is stale is to be added up before."""
    names, kinds = wanted.measured.names, wanted.measured.kinds
    crowd = crowd_of(session, _span(week, wanted))
    now = told_of(session, crowd, names)
    before = told_of(session, crowd_of(session, _span(week.back(), wanted)), names)
    compared = compare(_estimates(before), _estimates(now))
    first = week.back(WEEKS - 1).first
    all_notes = annotations(session, Look(wanted.reach, first, week.until, wanted.team))
    notes = all_notes[-MOST_NOTES:]
    practices = [each for each in names if kinds.get(each) is Kind.PRACTICE]
    return Report(
        week,
        wanted.team_name,
        _conversations(now),
        _conversations(sums_of(session, _span(week, wanted), [Measure.REPEAT_CONTACT])) - _conversations(now),
        _conversations(before),
        tuple(_with_trends(session, week, wanted, compared, notes)),
        tuple(_changed(compared, wanted.measured)),
        tuple(notes),
        len(all_notes) - len(notes),
        tuple(moments_in(session, crowd.span, practices) if crowd.tells() else ()),
        wanted.measured.titles,
        wanted.quotes,
    )


def _span(week: Week, wanted: Wanted, since: date | None = None) -> Span:
    return Span(wanted.reach, (since or week.first).toordinal(), week.until.toordinal(), wanted.team)


def _conversations(sums: Mapping[str, Mapping[None, Sums]]) -> int:
    """Of each reviewed conversation it is known whether its customer has asked before."""
    return sums.get(Measure.REPEAT_CONTACT, {}).get(None, Sums()).n


def _estimates(sums: Mapping[str, Mapping[None, Sums]]) -> dict[str, Estimate]:
    found = {measure: estimate_of(measure, each[None]) for measure, each in sums.items()}
    return {measure: estimate for measure, estimate in found.items() if estimate is not None}


def _with_trends(
    session: Session, week: Week, wanted: Wanted, compared: Mapping[str, Compared], notes: Sequence[Annotation]
) -> Iterator[Line]:
    first = week.back(WEEKS - 1).first
    crowd = crowd_of(session, _span(week, wanted, first))
    by_day, silent = told_of(session, crowd, TOLD, By.DAY), crowd.silent(monday_of)
    noted = noted_at([each.day for each in notes], [week.back(back).first for back in reversed(range(WEEKS))])
    for measure in TOLD:
        sums = {date.fromordinal(day): each for day, each in by_day.get(measure, {}).items()}
        points = trend(sums, first, week.until, Step.WEEK, partial(estimate_of, measure))
        enough = [None if each.since in silent else _enough(each.estimate) for each in points]
        yield _line(measure, compared.get(measure), chart=chart_of(enough, SIZE, noted))


def _changed(compared: Mapping[str, Compared], measured: Measured) -> Iterator[Line]:
    """What rose or fell of all that has no drawing on the page."""
    for name, found in compared.items():
        if name not in TOLD and found.change in {Change.ROSE, Change.FELL}:
            yield _line(name, found, kind=measured.kinds.get(name), title=measured.titles.get(name))


def _line(
    measure: str,
    found: Compared | None,
    *,
    kind: Kind | None = None,
    title: str | None = None,
    chart: Chart | None = None,
) -> Line:
    change = found.change if found else Change.TOO_FEW
    up_is_better = kind is Kind.PRACTICE or measure in BETTER_UP
    better = (change is Change.ROSE) is up_is_better if change in {Change.ROSE, Change.FELL} else None
    now, by = (_enough(found.after), found.by) if found else (None, None)
    return Line(measure, is_share(measure), now, by, change, better, title, chart)


def _enough(estimate: Estimate | None) -> Estimate | None:
    """A figure where there is enough to say one."""
    return estimate if estimate and estimate.says_enough else None
