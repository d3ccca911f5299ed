"""The shapes of insights: a period, and what is measured in it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from heard.conversation.channel import Channel
from heard.insights.compare import Change
from heard.insights.trend import Step
from heard.web.api.shapes import Key, Strict

LONGEST_ANNOTATION = 200
Happened = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ANNOTATION)]
Day = Annotated[date, Field(ge=date(1971, 1, 1), le=date(2999, 12, 31))]


class Across(StrEnum):
    """What practices are told apart by in a heat map."""

    CHANNEL = "channel"
    TEAM = "team"


class Period(BaseModel):
    """From a day up to before another, perhaps of one team and one channel; the last four weeks unless told."""

    since: Day | None = None
    until: Annotated[Day | None, Field(description="The day after the last one.")] = None
    team: Key | None = None
    channel: Channel | None = None


class AnnotationIn(Strict):
    """What happened on a day, to a team or, where none is named, to all of them."""

    day: Day
    text: Happened
    team_id: Key | None = None


class AnnotationChange(Strict):
    """What is to be different."""

    day: Day | None = None
    text: Happened | None = None


class AnnotationOut(BaseModel):
    """What happened on a day; without a team, to all. `may_change`: whether whoever asks may change or remove it."""

    id: int
    day: date
    text: str
    team_id: int | None
    team: str | None
    by: str | None
    may_change: bool


class EstimateOut(BaseModel):
    """A figure over `n` conversations, with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


class PointOut(BaseModel):
    """A measure from a day on, for one step; null where nothing was measured, or too little."""

    since: date
    estimate: EstimateOut | None


class ComparedOut(BaseModel):
    """A measure in the period and in the one before it, and what can be said of its change.

    Null where too little was measured; `by` is how much it changed; `points` is how it goes on, of figures alone.
    """

    measure: str
    is_share: bool
    now: EstimateOut | None
    before: EstimateOut | None
    by: EstimateOut | None
    change: Change
    points: list[PointOut]


class InsightsOut(BaseModel):
    """A period beside the one before it. `stale`: so many days of teams are still being added up."""

    since: date
    until: date
    before: date
    step: Step
    conversations: int
    stale: int
    measures: list[ComparedOut]
    annotations: list[AnnotationOut]


class PartOut(BaseModel):
    """A measure of one team or on one channel."""

    name: str | None
    estimate: EstimateOut | None


class MeasureOut(BaseModel):
    """How one measure goes on, and what it is by team and by channel."""

    measure: str
    is_share: bool
    step: Step
    points: list[PointOut]
    teams: list[PartOut]
    channels: list[PartOut]
    annotations: list[AnnotationOut]


class HeatRow(BaseModel):
    """How often a practice showed where a reply called for it, a cell for each column; null where nothing is said."""

    practice: str
    cells: list[EstimateOut | None]


class HeatOut(BaseModel):
    """Every practice on every channel or in every team, by name.

    `left_out`: of so many channels or teams nothing is told, since fewer than five agents answered there.
    """

    by: Across
    columns: list[str | None]
    rows: list[HeatRow]
    left_out: int
