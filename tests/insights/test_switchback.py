"""Switchback: each day has a partner, lots say which is on, and the difference is told with an interval that holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heard.errors import InvalidValue
from heard.insights.experiment import STILL_UNHEARD, Direction, Plan, Unit, plan_from_wire, plan_to_wire
from heard.insights.switchback import Matters, Verdict, effect_of, is_off, is_on, pairs_of, power_for, verdict_on
from heard.interval import Estimate, Sums

FIRST = date(2026, 11, 2)
PLAN = Plan("May", (STILL_UNHEARD,), "heard_rate", Direction.RISE, 0.05, Unit.TEAM_DAY, (1, 2), FIRST, 4, 7)
DAYS = [FIRST + timedelta(days=number) for number in range(28)]


@pytest.mark.parametrize("team", [1, 2])
def test_of_two_same_weekdays_one_is_on(team: int) -> None:
    for day in (*DAYS[:7], *DAYS[14:21]):
        assert is_on(PLAN, team, day) != is_on(PLAN, team, day + timedelta(days=7))


def test_the_seed_alone_says_which_days_are_on() -> None:
    drawn = [[is_on(replace(PLAN, seed=seed), 1, day) for day in DAYS] for seed in (7, 7, 8)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


@pytest.mark.parametrize(("unit", "alike"), [(Unit.DAY, True), (Unit.TEAM_DAY, False)])
def test_teams_are_alike_where_lots_are_drawn_for_days(unit: Unit, *, alike: bool) -> None:
    one, two = ([is_on(replace(PLAN, unit=unit), team, day) for day in DAYS] for team in (1, 2))
    assert (one == two) is alike


@pytest.mark.parametrize(
    ("team", "began"), [(3, FIRST), (None, FIRST), (1, FIRST - timedelta(days=1)), (1, FIRST + timedelta(days=28))]
)
def test_outside_of_it_nothing_is_off(team: int | None, began: date) -> None:
    assert not is_off(PLAN, team, began)


def test_each_conversation_of_it_has_it_on_or_off() -> None:
    off = [is_off(PLAN, team, day) for team in PLAN.teams for day in DAYS]
    assert sum(off) == len(off) / 2


def test_a_pair_counts_once_both_of_its_days_are_over() -> None:
    sums = {(1, day): Sums(3, 3, 2) for day in DAYS}
    assert [len(pairs_of(PLAN, sums, day)) for day in (FIRST, DAYS[8], DAYS[20], PLAN.until)] == [0, 1, 7, 14]


def test_a_day_on_which_nobody_wrote_takes_its_partner_along() -> None:
    sums = {(1, day): Sums(3, 3, 2) for day in DAYS[:14] if day.weekday() < 5 and day != FIRST}
    assert len(pairs_of(PLAN, sums, PLAN.until)) == 4


def test_all_teams_make_one_pair_where_they_are_alike() -> None:
    sums = {(team, day): Sums(3, 3, 2) for team in (1, 2) for day in DAYS}
    alike = pairs_of(replace(PLAN, unit=Unit.DAY), sums, PLAN.until)
    assert (len(alike), alike[0].on.n, len(pairs_of(PLAN, sums, PLAN.until))) == (14, 6, 28)


def test_on_less_off_is_that_of_all_conversations() -> None:
    sums = {(1, day): Sums(4, 10, 7 if is_on(PLAN, 1, day) else 5) for day in DAYS}
    effect = effect_of(pairs_of(PLAN, sums, PLAN.until))
    assert effect is not None
    assert (effect.on, effect.off, effect.by.n, effect.conversations) == (0.7, 0.5, 14, 112)
    assert (effect.by.low, effect.by.high) == pytest.approx((0.2, 0.2))


@pytest.mark.parametrize(("days", "talks"), [(11, 9), (14, 1)])
def test_too_little_says_nothing(days: int, talks: int) -> None:
    sums = {(1, day): Sums(talks, talks, 1) for day in DAYS[:days]}
    assert effect_of(pairs_of(PLAN, sums, PLAN.until)) is None


@pytest.mark.parametrize(
    ("low", "high", "direction", "told"),
    [
        (0.06, 0.10, Direction.RISE, (Verdict.HELPS, Matters.YES)),
        (0.01, 0.10, Direction.RISE, (Verdict.HELPS, Matters.OPEN)),
        (0.01, 0.04, Direction.RISE, (Verdict.HELPS, Matters.NO)),
        (-0.02, 0.04, Direction.RISE, (Verdict.OPEN, Matters.NO)),
        (-0.02, 0.09, Direction.RISE, (Verdict.OPEN, Matters.OPEN)),
        (-0.09, -0.01, Direction.RISE, (Verdict.HARMS, Matters.NO)),
        (-0.09, -0.01, Direction.FALL, (Verdict.HELPS, Matters.OPEN)),
        (0.01, 0.09, Direction.FALL, (Verdict.HARMS, Matters.NO)),
    ],
)
def test_it_is_told_whether_it_helps_and_whether_by_enough(
    low: float, high: float, direction: Direction, told: tuple[Verdict, Matters]
) -> None:
    assert verdict_on(replace(PLAN, direction=direction), Estimate((low + high) / 2, low, high, 14)) == told


def test_half_the_width_is_seen_every_second_time() -> None:
    powers = [power_for(PLAN, Estimate(0, -half, half, 14)) for half in (0.05, 0.01, 0.5, 0.0)]
    assert powers == [0.5, pytest.approx(1), pytest.approx(0.04, abs=0.01), None]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"weeks": 3}, "Weeks are taken in pairs"),
        ({"weeks": 28}, "up to 26 weeks"),
        ({"smallest": 0.0}, "the smallest change that would matter"),
        ({"smallest": float("nan")}, "the smallest change that would matter"),
        ({"teams": ()}, "a team"),
    ],
)
def test_a_plan_that_says_nothing_cannot_be(change: dict[str, object], told: str) -> None:
    with pytest.raises(InvalidValue, match=told):
        replace(PLAN, **change)  # type: ignore[arg-type]  # one field at a time


def test_a_plan_goes_to_the_store_and_comes_back() -> None:
    assert plan_from_wire(plan_to_wire(PLAN)) == PLAN


def test_whatever_is_changed_has_another_fingerprint() -> None:
    changed = [replace(PLAN, smallest=0.04), replace(PLAN, seed=8), replace(PLAN, planned=1)]
    assert len({each.fingerprint for each in (PLAN, *changed)}) == 4
