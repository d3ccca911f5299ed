"""The shapes of figures of one agent: with their interval, as they are and adjusted, and with their moments."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.insights.compare import Change
from heard.storage.insights.measures import Measure
from heard.web.api.insights.shapes import Day, EstimateOut, PointOut
from heard.web.api.shapes import Key, Strict


class MonthIn(Strict):
    """A team, and any day of a month."""

    team: Key
    month: Day


class MonthOut(BaseModel):
    """A month in which one answered conversations of a team, and how many of them are scored."""

    team_id: int
    team: str
    month: date
    conversations: int


class EffectOut(BaseModel):
    """By how much a measure differs where customers have a trait, all else alike: `start:3`, `channel:email`.

    Beside customers who are calm at the start, come for the first time, and write on the channel and for the cause
    that most do. `cause` is what the root cause of a `cause:7` is called, else null: so for `cause:other`, which is
    near none or too rare, and for `cause:none`, where nothing was voiced before the first reply.
    """

    trait: str
    cause: str | None
    by: EstimateOut


class AdjustedOut(BaseModel):
    """What the others of the team would have come to with the same customers, and by how much one's own differs.

    `adjusted` is what one's own would be with the customers of the whole team; the rest is the model behind it.
    """

    expected: EstimateOut
    by: EstimateOut
    adjusted: EstimateOut
    usual_channel: str
    usual_cause: str
    usual_cause_called: str | None
    effects: list[EffectOut]


class OwnMeasureOut(BaseModel):
    """A measure of one agent in a month, beside the month before, month by month, and adjusted.

    Null where there are too few conversations; `adjusted` is null, too, where others or their customers cannot be
    compared with.
    """

    measure: Measure
    is_share: bool
    now: EstimateOut | None
    before: EstimateOut | None
    by: EstimateOut | None
    change: Change
    points: list[PointOut]
    adjusted: AdjustedOut | None


class FiguresOut(BaseModel):
    """The figures of one agent in a team and a month; below `fewest` scored conversations there are none.

    `lead_sees_from` is from when on leads of the team may see them, null where they may not.
    """

    team_id: int
    team: str
    month: date
    until: date
    over: bool
    conversations: int
    fewest: int
    measures: list[OwnMeasureOut]
    shared_at: datetime | None
    lead_sees_from: datetime | None


class EvidenceOut(BaseModel):
    """Words of one's own reply, what they show, the reason, and how sure Heard is."""

    conversation_id: int
    turn_id: str
    behaviour: str
    quote: str
    why: str
    confidence: float
    sure: str


class KeptMomentOut(EvidenceOut):
    """A reply worth keeping: how strong the customer's unpleasant feeling was before and after it, 0 to 3."""

    before: int
    after: int


class FocusOut(BaseModel):
    """One thing to work on: in how many of one's replies it was missed or shows, and a quote for either side."""

    behaviour: str
    missed: int
    replies: int
    keep_up: EvidenceOut | None
    try_differently: EvidenceOut | None


class MomentsOut(BaseModel):
    """What is worth keeping of a month, and one focus; nothing below the fewest scored conversations."""

    moments: list[KeptMomentOut]
    focus: FocusOut | None


class AgentOut(BaseModel):
    """An agent whose figures of a month one may open; by name, and never by value."""

    id: int
    name: str
    shared: bool


class SpreadOut(BaseModel):
    """Between what the middle half of the agents of a team lie, adjusted and without what chance alone would do."""

    measure: Measure
    is_share: bool
    agents: int
    low: float
    high: float


class ModeIn(Strict):
    """Whether leads see figures of single agents from now on, and why; agents are told both."""

    quality: bool
    reason: Annotated[str, Field(min_length=10, max_length=500)]


class ModeOut(BaseModel):
    """Whether they do, since when, and what was said; without quality mode they see what agents share, and no more."""

    quality: bool
    since: datetime | None
    by: str | None
    reason: str | None
