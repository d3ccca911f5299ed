"""The shapes of insights: a period, and what is measured in it."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.insights.compare import Change
from heard.insights.trend import Step
from heard.web.api.shapes import Key

Day = Annotated[date, Field(ge=date(1971, 1, 1), le=date(2999, 12, 31))]


class Period(BaseModel):
    """From a day up to before another, perhaps of one team and one channel; the last four weeks unless told."""

    since: Day | None = None
    until: Annotated[Day | None, Field(description="The day after the last one.")] = None
    team: Key | None = None
    channel: Channel | None = None


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
    """A period beside the one before it. `stale`: so many days of teams are still being added up.

    `left_out` are conversations of the period that do not count, so that no figure is one agent's: weeks that the
    period cuts or in which one agent answered alone, and all of them where fewer than five answered.
    """

    since: date
    until: date
    before: date
    step: Step
    conversations: int
    left_out: int
    stale: int
    measures: list[ComparedOut]


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
