"""Does the interval of an experiment hold? Made-up teams in which the truth is known, drawn again and again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.rival import Rivals
from evals.table import Section, Table
from heard.insights.experiment import STILL_UNHEARD, Direction, Plan, Unit
from heard.insights.switchback import ByDay, effect_of, is_on, pairs_of, power_for, pulls_of
from heard.interval import Estimate, Sums, difference, mean_of, rate_of

DRAWN = 2_000
FIRST = date(2026, 3, 2)
# Few write at weekends, and more is taken up of what they write then.
BY_WEEKDAY = (1.3, 1.1, 1.0, 1.0, 0.9, 0.4, 0.3)
WEEKEND, SATURDAY = 0.05, 5
TAKEN_UP = 0.6
GAIN = 0.05
# How much more is taken up at the end of a year, whatever is switched.
A_YEAR = 0.10
# How far conversations differ from one another: the size of the beta distribution that each draws its own rate from.
ALIKE = 4.0
ABOUT = (
    "Teams are made up: so many conversations a day by Poisson, more on Mondays and few at weekends, each with one to "
    "some seven things voiced and a rate of its own at which they are taken up; a rate that moves from day to day by "
    "chance for all teams together and for each (spread .04 each unless the row says else), and rises by a tenth in "
    f"a year. Each row is drawn {DRAWN:,} times with other lots. Truth: five points more while it is on; for false "
    "alarms, none. Coverage should be 93 to 97 %, false alarms 5 %. Expected power is what the form says before (the "
    "mean), seen power how often five points showed."
)
BESIDE = (
    "Beside it the same experiments told in other ways: Student's t over the plain differences of each pair of days, "
    "lots drawn anew (the interval of all differences that 95 % of 400 other draws of the lots do not contradict), and "
    "conversations as if each were drawn by itself."
)
CARRIED = (
    "Carry-over: on days without it agents still do a share of what they learned on days with it. The experiment then "
    "measures the rest, as it should; it does not measure what the thing is worth to somebody who never had it."
)


@dataclass(frozen=True, slots=True)
class World:
    """How the made-up teams are: how many, how busy, for how long; how far days differ, and how much carries over."""

    name: str
    weeks: int
    teams: int = 2
    a_day: float = 30
    unit: Unit = Unit.DAY
    spread: float = 0.04
    carried: float = 0.0
    days_a_week: int = 7


WORLDS = (
    World("two weeks of five days", 2, days_a_week=5),
    World("four weeks", 4),
    World("eight weeks", 8),
    World("eight weeks, days that differ much", 8, spread=0.12),
    World("eight weeks, three conversations a day", 8, teams=1, a_day=3),
    World("four weeks, lots for each of six teams", 4, teams=6, a_day=10, unit=Unit.TEAM_DAY),
    World("eight weeks, half carried over", 8, carried=0.5),
)
Way: TypeAlias = Callable[[Plan, ByDay, np.random.Generator], Estimate | None]


def plan_for(world: World, seed: int) -> Plan:
    """The experiment in such a world, with a draw of the lots."""
    teams = tuple(range(1, world.teams + 1))
    asked = ("made up", (STILL_UNHEARD,), "heard_rate", Direction.RISE, GAIN)
    return Plan(*asked, world.unit, teams, FIRST, world.weeks, seed)


def drawn(world: World, plan: Plan, gain: float, chance: np.random.Generator) -> ByDay:
    """What happened in it, once: the sums of each team on each day."""
    found: dict[tuple[int, date], Sums] = {}
    for number in range(plan.weeks * 7):
        day = plan.first + timedelta(days=number)
        if day.weekday() >= world.days_a_week:
            continue
        common = (
            TAKEN_UP + WEEKEND * (day.weekday() >= SATURDAY) + A_YEAR * number / 365 + chance.normal(0, world.spread)
        )
        for team in plan.teams:
            share = 1.0 if is_on(plan, team, day) else world.carried
            rate = np.clip(common + chance.normal(0, world.spread) + share * gain, 0.02, 0.98)
            talks = chance.poisson(world.a_day * BY_WEEKDAY[day.weekday()])
            voiced = 1 + chance.poisson(2, talks)
            taken = chance.binomial(voiced, chance.beta(ALIKE * rate, ALIKE * (1 - rate), talks))
            x, y = float(voiced.sum()), float(taken.sum())
            squares = (float(voiced @ voiced), float(taken @ taken), float(voiced @ taken))
            if talks:
                found[team, day] = Sums(int(talks), x, y, *squares)
    return found


def shipped(plan: Plan, sums: ByDay, _chance: np.random.Generator) -> Estimate | None:
    """As Heard tells it."""
    effect = effect_of(pairs_of(plan, sums, plan.until))
    return effect.by if effect else None


def plain_pairs(plan: Plan, sums: ByDay, _chance: np.random.Generator) -> Estimate | None:
    """Student's t over the differences of pairs, each counted alike."""
    rates = [(pair.on.rate or 0.0) - (pair.off.rate or 0.0) for pair in pairs_of(plan, sums, plan.until)]
    return mean_of(Sums.of((1.0, rate) for rate in rates))


def other_lots(plan: Plan, sums: ByDay, chance: np.random.Generator) -> Estimate | None:
    """By randomisation: what pairs would have come to with other lots, read backwards as an interval."""
    pairs = pairs_of(plan, sums, plan.until)
    effect = effect_of(pairs)
    if effect is None:
        return None
    pulls = np.array(pulls_of(pairs))
    signs = chance.choice((-1.0, 1.0), (400, len(pairs)))
    half = float(np.quantile(np.abs(signs @ pulls), 0.95))
    return Estimate(effect.by.value, effect.by.value - half, effect.by.value + half, len(pairs))


def by_conversation(plan: Plan, sums: ByDay, _chance: np.random.Generator) -> Estimate | None:
    """Conversations as if each were drawn by itself."""
    sides = {True: Sums(), False: Sums()}
    for (team, day), each in sums.items():
        sides[is_on(plan, team, day)] += each
    off, on = rate_of(sides[False]), rate_of(sides[True])
    return difference(off, on) if off and on else None


WAYS: Mapping[str, Way] = {
    "Heard: pairs of days, Student's t": shipped,
    "plain differences of pairs": plain_pairs,
    "other lots": other_lots,
    "conversations alone": by_conversation,
}


@dataclass(slots=True)
class Tally:
    """How often an interval held, and how often it said that there is a difference."""

    n: int = 0
    held: int = 0
    showed: int = 0
    width: float = 0.0

    def add(self, told: Estimate | None, truth: float) -> None:
        """Count one; what says nothing is not counted."""
        if told is not None:
            self.n += 1
            self.held += told.low <= truth <= told.high
            self.showed += not told.low <= 0 <= told.high
            self.width += told.high - told.low

    def share(self, count: int) -> str:
        """So many of all, in words."""
        return f"{100 * count / self.n:.1f} %" if self.n else "says nothing"


def tallies(world: World, gain: float, times: int) -> Mapping[str, Tally]:
    """Many experiments in one world, each told in all ways."""
    found = {name: Tally() for name in WAYS}
    for plan, sums, chance in _many(world, gain, times):
        for name, way in WAYS.items():
            found[name].add(way(plan, sums, chance), gain * (1 - world.carried))
    return found


def expected_power(world: World, times: int) -> float:
    """What the form says beforehand, in the mean, from as many weeks in which nothing was switched."""
    told = [shipped(plan, sums, chance) for plan, sums, chance in _many(world, 0.0, times)]
    wanted = replace(plan_for(world, 0), smallest=GAIN * (1 - world.carried))
    return float(np.mean([power_for(wanted, by) for by in told if by]))


def _many(world: World, gain: float, times: int) -> Iterator[tuple[Plan, ByDay, np.random.Generator]]:
    chance = np.random.default_rng(1)
    for number in range(times):
        plan = plan_for(world, number)
        yield plan, drawn(world, plan, gain, chance), chance


def measure_switchback(_folder: Path, _rivals: Rivals) -> Section:
    """Coverage, false alarms and power of experiments, beside other ways to tell them."""
    head = ("world", "told by", "coverage", "false alarms", "power, seen", "power, expected", "width in points")
    return Section("Switchback experiments", (ABOUT, BESIDE, CARRIED), Table(head, tuple(_rows(DRAWN))))


def _rows(times: int) -> Iterator[tuple[str, ...]]:
    for world in WORLDS:
        real, none = (tallies(world, gain, times) for gain in (GAIN, 0.0))
        for name, way in WAYS.items():
            power = f"{100 * expected_power(world, times // 4):.0f} %" if way is shipped else ""
            with_it, without = real[name], none[name]
            shares = with_it.share(with_it.held), without.share(without.showed), with_it.share(with_it.showed)
            yield world.name, name, *shares, power, f"{100 * with_it.width / max(1, with_it.n):.1f}"


if __name__ == "__main__":
    print(measure_switchback(Path(), ()).markdown())
