"""The shapes of experiments: what is registered, how far it is, and what came of it."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.insights.experiment import MOST_WEEKS, Direction, SwitchKind, Unit
from heard.insights.switchback import Matters, Verdict
from heard.web.api.insights.shapes import Day
from heard.web.api.shapes import Key, Strict, Words
from heard.wiring.insights.experiments import Stage

MOST_SWITCHES, MOST_TEAMS = 500, 200


class Switched(Strict):
    """One thing that is on or off: a cue of the desk, the advice on a behaviour, or a statement, by its id."""

    kind: SwitchKind
    name: Words


class NewExperiment(Strict):
    """A plan. `smallest` is the smallest change that would matter: .05 are five points of a share.

    It lasts whole pairs of weeks, from `first` on, which is tomorrow or later.
    """

    name: Words
    switches: Annotated[tuple[Switched, ...], Field(min_length=1, max_length=MOST_SWITCHES)]
    measure: Annotated[Words, Field(description="A measure, or a behaviour.")]
    direction: Direction
    smallest: Annotated[float, Field(gt=0, le=10_000)]
    unit: Unit = Unit.DAY
    teams: Annotated[tuple[Key, ...], Field(min_length=1, max_length=MOST_TEAMS)]
    first: Day
    weeks: Annotated[int, Field(ge=2, le=MOST_WEEKS)]


class ExpectedOut(BaseModel):
    """What a plan can be expected to see: the conversations of as many weeks before, and the power with as many.

    `power` is how likely a change of `smallest` shows; null where too little is known.
    """

    last: date
    conversations: int
    power: float | None


class TeamOut(BaseModel):
    """A team of an experiment; no name where it is gone."""

    id: int
    name: str | None


class ExperimentOut(BaseModel):
    """A plan as it was registered. `seed` is told once it is over, so that nobody knows the days in advance."""

    id: int
    name: str
    switches: list[Switched]
    measure: str
    is_share: bool
    direction: Direction
    smallest: float
    unit: Unit
    teams: list[TeamOut]
    first: date
    last: date
    weeks: int
    conversations: int
    power: float | None
    fingerprint: str
    seed: int | None
    by: str | None
    registered_at: datetime
    stage: Stage
    told_from: date
    ended_at: datetime | None
    ended_because: str | None


class ProgressOut(ExperimentOut):
    """An experiment, and how many conversations have begun in it so far, and are reviewed."""

    begun: int
    reviewed: int


class EarlyEnd(Strict):
    """Why an experiment is ended before its time; it is told beside its result."""

    why: Words


class EffectOut(BaseModel):
    """A measure while it was on and while it was off, and on less off with its 95 % interval, over pairs of days."""

    on: float
    off: float
    by: float
    low: float
    high: float
    pairs: int
    conversations: int


class BesideOut(BaseModel):
    """Another measure: seen beside, not planned."""

    measure: str
    is_share: bool
    effect: EffectOut | None


class DayOut(BaseModel):
    """A team on a day: whether it was on, and what the main measure adds up to: what could be, and what was."""

    team: str | None
    day: date
    on: bool
    conversations: int
    could_be: float
    was: float


class ResultOut(BaseModel):
    """What came of an experiment; null where there was too little to tell."""

    effect: EffectOut | None
    verdict: Verdict | None
    matters: Matters | None
    beside: list[BesideOut]
    days: list[DayOut]
