"""How a figure goes on: one estimate a day, week or month, whichever keeps enough conversations in each."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heard.interval import FEWEST, Estimate, Sums

Reckon = Callable[[Sums], Estimate | None]
# More points than this are no longer read one by one.
MOST_POINTS = 60
A_WEEK, A_MONTH = 7, 30


class Step(StrEnum):
    """How much time one point of a trend stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure from a day on, for one step; None where nothing was measured then."""

    since: date
    estimate: Estimate | None


def step_for(since: date, until: date, conversations: int) -> Step:
    """The finest step of which so long a time has not too many, and in which a figure still rests on enough."""
    days = (until - since).days
    for step, length in ((Step.DAY, 1), (Step.WEEK, A_WEEK)):
        if days <= MOST_POINTS * length and conversations * length >= FEWEST * days:
            return step
    return Step.MONTH if days > A_MONTH else Step.WEEK


def trend(sums: Mapping[date, Sums], since: date, until: date, step: Step, reckon: Reckon) -> Sequence[Point]:
    """A point for each step from a day up to before another, with those in which nothing was measured."""
    grouped: dict[date, Sums] = defaultdict(Sums)
    for day, each in sums.items():
        grouped[beginning(day, step)] += each
    points, at = [], beginning(since, step)
    while at < until:
        points.append(Point(at, reckon(grouped[at])))
        at = _next(at, step)
    return points


def beginning(day: date, step: Step) -> date:
    """The first day of the step that a day lies in; weeks begin on Monday."""
    if step is Step.DAY:
        return day
    return day.replace(day=1) if step is Step.MONTH else day - timedelta(days=day.weekday())


def _next(at: date, step: Step) -> date:
    if step is Step.MONTH:
        return (at.replace(day=28) + timedelta(days=4)).replace(day=1)
    return at + timedelta(days=A_WEEK if step is Step.WEEK else 1)
