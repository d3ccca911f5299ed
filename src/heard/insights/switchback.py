"""On one day and off on another: which, as lots decide, and what the difference comes to.

Each day has a partner, the same weekday of the week after; a lot says which of the two is on. What happens on one day
hangs together, so pairs of days are what is counted, however many conversations they hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from math import erfc, sqrt

from heard.insights.experiment import A_FORTNIGHT, A_WEEK, Direction, Plan, Unit
from heard.interval import FEWEST, Estimate, Sums, Z, mean_of

# With fewer pairs Student's t rests on next to nothing.
FEWEST_PAIRS = 5
# The sums of a team on a day.
ByDay = Mapping[tuple[int, date], Sums]


class Verdict(StrEnum):
    """What an experiment says of its main measure."""

    HELPS = "helps"
    HARMS = "harms"
    OPEN = "open"


class Matters(StrEnum):
    """Whether the gain is as large as what would matter."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Pair:
    """The sums of two days that belong together: when it was on, and when it was off."""

    on: Sums
    off: Sums

    @property
    def is_whole(self) -> bool:
        """Whether there was something on both."""
        return bool(self.on.n and self.off.n)


@dataclass(frozen=True, slots=True)
class Effect:
    """A measure while it was on and off, and on less off with its interval; `by.n` are pairs of days."""

    on: float
    off: float
    by: Estimate
    conversations: int


def is_on(plan: Plan, team: int, day: date) -> bool:
    """Whether the lot says on, for a team on a day of the experiment; anybody who knows the seed can draw it again."""
    fortnight, place = divmod((day - plan.first).days, A_FORTNIGHT)
    week, weekday = divmod(place, A_WEEK)
    lot = sha256(f"{plan.seed} {_drawn_for(plan, team)} {fortnight} {weekday}".encode()).digest()[0] % 2
    return lot == week


def is_off(plan: Plan, team: int | None, began: date) -> bool:
    """Whether what is switched is off in a conversation of a team that began on a day."""
    return team in plan.teams and plan.first <= began < plan.until and not is_on(plan, team, began)


def pairs_of(plan: Plan, sums: ByDay, before: date) -> Sequence[Pair]:
    """The pairs of days that both lie before a day, but for those in which one day had nothing."""
    found: dict[tuple[int, int, int], dict[bool, Sums]] = {}
    for (team, day), each in sums.items():
        fortnight, place = divmod((day - plan.first).days, A_FORTNIGHT)
        key = (_drawn_for(plan, team), fortnight, place % A_WEEK)
        sides = found.setdefault(key, {True: Sums(), False: Sums()})
        if day < before:
            sides[is_on(plan, team, day)] += each
    pairs = (Pair(sides[True], sides[False]) for _, sides in sorted(found.items()))
    return [pair for pair in pairs if pair.is_whole]


def effect_of(pairs: Sequence[Pair]) -> Effect | None:
    """On less off over all conversations; None where there is too little to tell.

    Each pair counts by how far it pulls the two rates apart (the ratio estimator, linearised), and the interval is
    Student's t over pairs: evals/insights/switchback.py says how well it holds, and beside what.
    """
    on, off = _all(pair.on for pair in pairs), _all(pair.off for pair in pairs)
    if len(pairs) < FEWEST_PAIRS or min(on.n, off.n) < FEWEST or on.rate is None or off.rate is None:
        return None
    by = on.rate - off.rate
    told = mean_of(Sums.of((1.0, by + len(pairs) * pull) for pull in pulls_of(pairs)))
    return Effect(on.rate, off.rate, told, on.n + off.n) if told else None


def pulls_of(pairs: Sequence[Pair]) -> Sequence[float]:
    """By how much each pair pulls the rates of on and off apart, beside what all do."""
    on, off = _all(pair.on for pair in pairs), _all(pair.off for pair in pairs)
    return [_pull(pair.on, on) - _pull(pair.off, off) for pair in pairs]


def verdict_on(plan: Plan, by: Estimate) -> tuple[Verdict, Matters]:
    """What can be said of the main measure, and of the smallest change that matters."""
    low, high = (by.low, by.high) if plan.direction is Direction.RISE else (-by.high, -by.low)
    verdict = Verdict.HELPS if low > 0 else Verdict.HARMS if high < 0 else Verdict.OPEN
    matters = Matters.YES if low >= plan.smallest else Matters.NO if high < plan.smallest else Matters.OPEN
    return verdict, matters


def power_for(plan: Plan, by: Estimate) -> float | None:
    """How likely a true change of the smallest that matters shows, were days as those that `by` comes from."""
    half = (by.high - by.low) / 2
    return erfc((1 - plan.smallest / half) * Z / sqrt(2)) / 2 if half > 0 else None


def _drawn_for(plan: Plan, team: int) -> int:
    """Whose lot it is: the team's, or that of all."""
    return team if plan.unit is Unit.TEAM_DAY else 0


def _all(sums: Iterable[Sums]) -> Sums:
    return sum(sums, Sums())


def _pull(part: Sums, whole: Sums) -> float:
    """By how much a part moves the rate of the whole."""
    return (part.y - (whole.rate or 0.0) * part.x) / whole.x
