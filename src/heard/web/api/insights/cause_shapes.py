"""The shapes of root causes: what customers come for, how often, and what became of it."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.insights.trend import Step
from heard.storage.insights.causes import LONGEST_NAME
from heard.web.api.insights.shapes import ComparedOut, EstimateOut
from heard.web.api.shapes import Key, Strict


class CausePart(BaseModel):
    """A cause that was merged into another; it may stand by itself again."""

    id: int
    called: str


class CauseOut(BaseModel):
    """A cause: what it is called, in how many conversations it was voiced, and which share of all that is.

    `words` are what Heard calls it by, `name` what people do. Of the conversations in which it was voiced, `strong` is
    the share in which a strong feeling went with it, `repeat` in which the customer had asked before; null where it was
    voiced in too few. `is_rising`: its newest week has clearly more than the eight weeks before.
    """

    id: int
    called: str
    words: str
    name: str | None
    parts: list[CausePart]
    conversations: int
    share: ComparedOut
    is_rising: bool
    strong: EstimateOut | None
    repeat: EstimateOut | None
    unheard: EstimateOut | None
    churn: EstimateOut | None


class CausesOut(BaseModel):
    """The causes of a period, the most frequent first, beside the period before.

    In `not_grouped` conversations something was voiced that is near none of them. `concerns` is how many are known, of
    all teams; `fewest` are needed before causes can be found, and `unread` reviewed conversations are still to be read.
    """

    since: date
    until: date
    before: date
    step: Step
    conversations: int
    not_grouped: int
    stale: int
    concerns: int
    fewest: int
    unread: int
    found_by: str
    found_at: datetime | None
    is_finding: bool
    causes: list[CauseOut]


class CauseQuote(BaseModel):
    """Words of a customer, with the place to read on."""

    conversation_id: int
    turn_id: str
    start: int
    words: str
    at: datetime | None


class CauseDetail(BaseModel):
    """One cause: what became of its customers, and what they said, nearest to its middle first.

    `came_back`: the share of known customers who began another conversation within 30 days, where these are over; of
    the 2,000 whose conversations were kept last, at most.
    """

    since: date
    until: date
    before: date
    step: Step
    cause: CauseOut
    came_back: EstimateOut | None
    quotes: list[CauseQuote]


class CauseName(Strict):
    """What a cause is to be called; nothing for what Heard calls it."""

    name: Annotated[str, Field(max_length=LONGEST_NAME)]


class CauseMerge(Strict):
    """The cause that another is to count as."""

    into: Key
