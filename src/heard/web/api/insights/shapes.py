"""The shapes of insights: a period, and what is measured in it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from heard.conversation.channel import Channel
from heard.conversation.survey import Scale
from heard.insights.association import TakenUp
from heard.insights.compare import Change
from heard.insights.trend import Step
from heard.interval import Estimate
from heard.storage.insights.survey import Fate
from heard.web.api.shapes import Key, Strict, Text, Words

# A source as the imports name it.
SOURCE = "^[a-z0-9][a-z0-9_.-]{0,63}$"

LONGEST_ANNOTATION = 200
Happened = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ANNOTATION)]
Day = Annotated[date, Field(ge=date(1971, 1, 1), le=date(2999, 12, 31))]


class Across(StrEnum):
    """What practices are told apart by in a heat map."""

    CHANNEL = "channel"
    TEAM = "team"
    CAUSE = "cause"


class Period(BaseModel):
    """From a day up to before another, perhaps of one team and one channel.

    Unless told, the four full weeks before the one that runs, and that one.
    """

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


def told(estimate: Estimate | None) -> EstimateOut | None:
    """A figure where there is enough to say one."""
    if estimate is None or not estimate.says_enough:
        return None
    return EstimateOut(value=estimate.value, low=estimate.low, high=estimate.high, n=estimate.n)


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
    annotations: list[AnnotationOut]


class GroupOut(BaseModel):
    """What came of the conversations in which so much was taken up, as if all had begun alike."""

    taken_up: TakenUp
    estimate: EstimateOut


class AssociationOut(BaseModel):
    """How an outcome goes with being heard: each group, and how much more it is where all was taken up than little.

    Adjusted for the feeling at the start, channel, team and repeat contact; `customers` is what the interval rests on.
    """

    scale: Scale
    groups: list[GroupOut]
    difference: EstimateOut
    customers: int


class OutcomesOut(InsightsOut):
    """What customers answered, contact again and leaving: the measures `csat`, `thumbs`, `nps` and `ces` by scale.

    `answered` is how many conversations of the period have an answer on each scale.
    """

    answered: dict[Scale, int]
    associations: list[AssociationOut]


class SentAnswer(Strict):
    """What the customer of a conversation answered; of thumbs, 1 is up and 0 is down."""

    conversation: Annotated[Words, Field(description="The id that its source gave the conversation.")]
    scale: Scale
    value: int
    at: datetime | None = None
    comment: Text | None = None


class AnswersIn(Strict):
    """Answers to surveys on conversations of one source."""

    source: Annotated[str, Field(pattern=SOURCE)]
    answers: Annotated[list[SentAnswer], Field(min_length=1, max_length=1_000)]


class FatesOut(BaseModel):
    """What became of each answer that was sent, in their order; `unknown` ones have no conversation here."""

    fates: list[Fate]
    counts: dict[Fate, int]


class AnswerOut(BaseModel):
    """What a customer answered."""

    scale: Scale
    value: int
    at: datetime | None
    comment: str | None


class PartOut(BaseModel):
    """A measure of one team, on one channel, or of those who voiced one root cause."""

    name: str | None
    estimate: EstimateOut | None
    cause: Annotated[int | None, Field(description="The id of the root cause, where it is one.")] = None


class MeasureOut(BaseModel):
    """How one measure goes on in a period, and what it is by team, by channel and by root cause.

    `causes` are those that were voiced most, as far as five agents or more answered them; they are of whole weeks.
    """

    measure: str
    is_share: bool
    since: date
    until: date
    step: Step
    points: list[PointOut]
    teams: list[PartOut]
    channels: list[PartOut]
    causes: list[PartOut]
    annotations: list[AnnotationOut]


class HeatRow(BaseModel):
    """How often a practice showed where a reply called for it, a cell for each column; null where nothing is said."""

    practice: str
    cells: list[EstimateOut | None]


class HeatOut(BaseModel):
    """Every practice on every channel, in every team or for the root causes that were voiced most, by name.

    A cell of a cause is of the replies to customers who voiced it. `left_out`: of so many channels, teams or causes
    nothing is told, since fewer than five agents answered there.
    """

    by: Across
    columns: list[str | None]
    rows: list[HeatRow]
    left_out: int
