"""Experiments at work: registered and ended, what is off in a conversation, and what came of them in the end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from heard.errors import Conflict, InvalidValue, NotFound
from heard.insights.experiment import (
    NOTHING_OFF,
    SETTLING,
    Off,
    Plan,
    SwitchKind,
    names_in,
    plan_from_wire,
    plan_to_wire,
)
from heard.insights.switchback import Effect, effect_of, is_off, pairs_of, power_for
from heard.storage.access.reach import Reach
from heard.storage.insights.begun import ByDay, Days, begun_on, count_begun, sums_by_beginning
from heard.storage.insights.registered import (
    Registered,
    add_registered,
    all_registered,
    end_registered,
    registered,
    registered_after,
)
from heard.storage.insights.sums import Kinds
from heard.storage.store import Session
from heard.suggest.review import Toolkit


class Stage(StrEnum):
    """How far an experiment is."""

    AHEAD = "ahead"
    UNDER_WAY = "under_way"
    SETTLING = "settling"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Experiment:
    """A plan that was registered, and how far it is."""

    plan: Plan
    registered: Registered

    @property
    def until(self) -> date:
        """The day from which on nothing counts: the one after its last, or that on which it was ended."""
        ended = self.registered.ended_at
        return self.plan.until if ended is None else min(self.plan.until, ended.date())

    @property
    def told_from(self) -> date:
        """The day from which on its result is told."""
        return self.until + SETTLING

    @property
    def days(self) -> Days:
        """The conversations in it."""
        return Days(self.plan.teams, self.plan.first, self.until)

    def stage(self, today: date) -> Stage:
        """How far it is on a day."""
        if today >= self.told_from:
            return Stage.OVER
        if today >= self.until:
            return Stage.SETTLING
        return Stage.UNDER_WAY if today >= self.plan.first else Stage.AHEAD


def planned(session: Session, plan: Plan, kinds: Kinds) -> Plan:
    """The plan with what it can be expected to see: by the conversations of as many weeks just before today.

    InvalidValue where it would begin today or earlier.
    """
    today = session.at.date()
    if plan.first <= today:
        raise InvalidValue("An experiment begins tomorrow at the earliest: what is asked is said before it shows.")
    before = replace(plan, first=today - timedelta(weeks=plan.weeks), seed=0)
    days = Days(plan.teams, before.first, today)
    sums = sums_by_beginning(session, days, kinds, [plan.measure])[plan.measure]
    effect = effect_of(pairs_of(before, sums, today))
    power = power_for(plan, effect.by) if effect else None
    return replace(plan, planned=sum(each.n for each in sums.values()), power=power)


def register(session: Session, plan: Plan, by: int) -> int:
    """The key of a new experiment; Conflict beside another in one of its teams."""
    for other in map(_experiment, registered_after(session, plan.first - SETTLING)):
        if set(other.plan.teams) & set(plan.teams) and other.plan.first < plan.until + SETTLING:
            raise Conflict(
                f"A team is in one experiment at a time, and one of these is in “{other.plan.name}” until "
                f"{other.told_from.isoformat()}; begin after that, or end it."
            )
    return add_registered(session, plan_to_wire(plan), until=plan.until, by=by)


def experiment_of(session: Session, id_: int, reach: Reach) -> Experiment:
    """One of them; NotFound where there is none of this key, or one of its teams lies out of reach."""
    row = registered(session, id_)
    if row is None or not covers(reach, _experiment(row).plan.teams):
        raise NotFound(f"There is no experiment {id_}.")
    return _experiment(row)


def experiments(session: Session, reach: Reach) -> Sequence[Experiment]:
    """Those of which all teams lie within a reach, the newest first."""
    return [each for each in map(_experiment, all_registered(session)) if covers(reach, each.plan.teams)]


def covers(reach: Reach, teams: Collection[int]) -> bool:
    """Whether all of these teams lie within a reach."""
    return reach.everything or reach.teams >= set(teams)


def end_early(session: Session, experiment: Experiment, because: str) -> None:
    """End it before its time, so that nothing is off any more; Conflict where it has come to its end."""
    if experiment.stage(session.at.date()) not in {Stage.AHEAD, Stage.UNDER_WAY}:
        raise Conflict("It has come to its end already.")
    end_registered(session, experiment.registered.id, because)


def off_in(session: Session, conversation_id: int) -> Off:
    """What is off in a conversation, by the day on which it began, for as long as its experiment waits for it."""
    at_work = [_experiment(row) for row in registered_after(session, session.at.date() - SETTLING)]
    if not at_work:
        return NOTHING_OFF
    team, began = begun_on(session, conversation_id)
    off = (each.plan.switches for each in at_work if is_off(each.plan, team, began))
    return frozenset(switch for switches in off for switch in switches)


def toolkit_without(toolkit: Toolkit, off: Off) -> Toolkit:
    """A toolkit without the statements that are off, and without a word on the behaviours that are."""
    gone, silent = names_in(off, SwitchKind.STATEMENT), names_in(off, SwitchKind.ADVICE)
    statements = tuple(each for each in toolkit.statements if each.id not in gone)
    return replace(toolkit, statements=statements, muted=toolkit.muted | silent)


def begun_in(session: Session, experiment: Experiment) -> tuple[int, int]:
    """How many conversations have begun in it so far, and how many of these are reviewed."""
    return count_begun(session, experiment.days)


def days_of(session: Session, experiment: Experiment, kinds: Kinds, names: Collection[str]) -> Mapping[str, ByDay]:
    """What measures come to by team and day; Conflict before it is over: who looks meanwhile finds what they want."""
    if experiment.stage(session.at.date()) is not Stage.OVER:
        raise Conflict(f"What came of it is told from {experiment.told_from.isoformat()} on, and not before.")
    return sums_by_beginning(session, experiment.days, kinds, names)


def effect_on(experiment: Experiment, by_day: ByDay) -> Effect | None:
    """What being on made of a measure; None where there is too little to tell."""
    return effect_of(pairs_of(experiment.plan, by_day, experiment.until))


def _experiment(row: Registered) -> Experiment:
    return Experiment(plan_from_wire(row.plan), row)
