"""Experiments: registered before they begin, ended early with a reason, and told when they are over."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path

from heard.errors import InvalidValue, NotFound
from heard.insights.experiment import DeskCue, Plan, Switch, SwitchKind
from heard.insights.switchback import Effect, is_on, verdict_on
from heard.storage.access import audit
from heard.storage.access.visible import all_teams
from heard.storage.insights.begun import ByDay
from heard.storage.insights.measures import Measure, is_share
from heard.storage.store import Session
from heard.web.api.insights.experiment_shapes import (
    BesideOut,
    DayOut,
    EarlyEnd,
    EffectOut,
    ExpectedOut,
    ExperimentOut,
    NewExperiment,
    ProgressOut,
    ResultOut,
    Switched,
    TeamOut,
)
from heard.web.api.insights.measures import kinds_of
from heard.web.api.shapes import Key
from heard.web.shared.asker import Asked, Experiments
from heard.web.shared.problem import documented
from heard.wiring.insights.experiments import (
    Experiment,
    Stage,
    begun_in,
    covers,
    days_of,
    effect_on,
    end_early,
    experiment_of,
    experiments,
    planned,
    register,
)

router = APIRouter(tags=["insights"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of an experiment.")]
SEEDS = 2**32
A_DAY = timedelta(days=1)


@router.get("/experiments")
def list_experiments(asked: Experiments) -> list[ExperimentOut]:
    """Those of one's teams, the newest first."""
    with asked.state.house.store.reading() as session:
        teams = all_teams(session)
        return [ExperimentOut(**_told(session, each, teams)) for each in experiments(session, asked.reach)]


@router.post("/experiments/preview")
def expect(asked: Experiments, sent: NewExperiment) -> ExpectedOut:
    """What an experiment could be expected to see; nothing is kept."""
    with asked.state.house.store.reading() as session:
        plan = planned(session, _plan(asked, session, sent), kinds_of(asked))
    return ExpectedOut(last=plan.until - A_DAY, conversations=plan.planned, power=plan.power)


@router.post("/experiments", status_code=201)
def register_experiment(asked: Experiments, sent: NewExperiment) -> ProgressOut:
    """Register one: from now on nothing of it can be changed, and it begins on its first day."""
    with asked.state.house.store.writing() as session:
        plan = planned(session, _plan(asked, session, sent), kinds_of(asked))
        id_ = register(session, plan, asked.principal.user)
        audit.record(session, asked.actor, "experiment.add", f"experiment {id_}: {plan.fingerprint}")
        return _progress(session, experiment_of(session, id_, asked.reach))


@router.get("/experiments/{id}")
def read_experiment(asked: Experiments, id_: Id) -> ProgressOut:
    """What was registered, and how far it is; what is measured is not in it."""
    with asked.state.house.store.reading() as session:
        return _progress(session, experiment_of(session, id_, asked.reach))


@router.post("/experiments/{id}/end")
def end_experiment(asked: Experiments, id_: Id, sent: EarlyEnd) -> ProgressOut:
    """End it before its time: nothing is off any more, and what came of it so far is told."""
    with asked.state.house.store.writing() as session:
        end_early(session, experiment_of(session, id_, asked.reach), sent.why.strip())
        audit.record(session, asked.actor, "experiment.end", f"experiment {id_}", why=sent.why.strip())
        return _progress(session, experiment_of(session, id_, asked.reach))


@router.get("/experiments/{id}/result")
def read_result(asked: Experiments, id_: Id) -> ResultOut:
    """What came of it; Conflict before it is over."""
    with asked.state.house.store.reading() as session:
        found = experiment_of(session, id_, asked.reach)
        main = found.plan.measure
        by_day = days_of(session, found, kinds_of(asked), {main, *Measure})
        teams = all_teams(session)
    effect = effect_on(found, by_day[main])
    verdict, matters = verdict_on(found.plan, effect.by) if effect else (None, None)
    return ResultOut(
        effect=_effect(effect),
        verdict=verdict,
        matters=matters,
        beside=[
            BesideOut(measure=name, is_share=is_share(name), effect=_effect(effect_on(found, by_day[name])))
            for name in Measure
            if name != main
        ],
        days=list(_days(found.plan, by_day[main], teams)),
    )


def _plan(asked: Asked, session: Session, sent: NewExperiment) -> Plan:
    """The plan that was sent, with a seed; InvalidValue or NotFound says what of it is not there."""
    kinds, teams = kinds_of(asked), all_teams(session)
    stranger = next((each for each in sent.teams if each not in teams or not covers(asked.reach, [each])), None)
    if stranger is not None:
        raise NotFound(f"There is no team {stranger}.")
    if sent.measure not in {*Measure, *kinds}:
        raise NotFound(f"Nothing called {sent.measure[:40]} is measured.")
    if is_share(sent.measure) and sent.smallest >= 1:
        raise InvalidValue("A share changes by less than 1: five points are 0.05.")
    _check_switches(asked, sent, kinds)
    return Plan(
        sent.name.strip(),
        tuple(dict.fromkeys(Switch(each.kind, each.name) for each in sent.switches)),
        sent.measure,
        sent.direction,
        sent.smallest,
        sent.unit,
        tuple(sorted(set(sent.teams))),
        sent.first,
        sent.weeks,
        secrets.randbelow(SEEDS),
    )


def _check_switches(asked: Asked, sent: NewExperiment, kinds: Collection[str]) -> None:
    known: Mapping[SwitchKind, Collection[str]] = {
        SwitchKind.CUE: set(DeskCue),
        SwitchKind.ADVICE: kinds,
        SwitchKind.STATEMENT: {each.id for each in asked.state.house.settings.statements},
    }
    for each in sent.switches:
        if each.name not in known[each.kind]:
            raise NotFound(f"There is no {each.kind} {each.name[:40]} that could be switched.")


def _told(session: Session, found: Experiment, teams: Mapping[int, str]) -> dict[str, Any]:
    plan, row = found.plan, found.registered
    stage = found.stage(session.at.date())
    own = ("name", "measure", "direction", "smallest", "unit", "first", "weeks", "power", "fingerprint")
    return {name: getattr(plan, name) for name in own} | {
        "id": row.id,
        "switches": [Switched(kind=each.kind, name=each.name) for each in plan.switches],
        "is_share": is_share(plan.measure),
        "teams": [TeamOut(id=id_, name=teams.get(id_)) for id_ in plan.teams],
        "last": plan.until - A_DAY,
        "conversations": plan.planned,
        "seed": plan.seed if stage is Stage.OVER else None,
        "by": row.by,
        "registered_at": row.at,
        "stage": stage,
        "told_from": found.told_from,
        "ended_at": row.ended_at,
        "ended_because": row.ended_because,
    }


def _progress(session: Session, found: Experiment) -> ProgressOut:
    begun, reviewed = begun_in(session, found)
    return ProgressOut(**_told(session, found, all_teams(session)), begun=begun, reviewed=reviewed)


def _effect(found: Effect | None) -> EffectOut | None:
    if found is None:
        return None
    by = found.by
    told = {"on": found.on, "off": found.off, "by": by.value, "low": by.low, "high": by.high}
    return EffectOut(**told, pairs=by.n, conversations=found.conversations)


def _days(plan: Plan, by_day: ByDay, teams: Mapping[int, str]) -> Iterator[DayOut]:
    """Team by team, so that anybody can work it out again."""
    for (team, day), sums in sorted(by_day.items()):
        on = is_on(plan, team, day)
        yield DayOut(team=teams.get(team), day=day, on=on, conversations=sums.n, could_be=sums.x, was=sums.y)
