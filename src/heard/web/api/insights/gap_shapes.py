"""The shapes of gaps in communication: what customers ask again and again, and what confuses them."""

from datetime import date

from pydantic import BaseModel

from heard.storage.insights.voiced.gaps import GapKind
from heard.web.api.insights.cause_shapes import CauseQuote
from heard.web.api.insights.shapes import ComparedOut, EstimateOut


class GapOut(BaseModel):
    """A root cause in which something is missing, in how many conversations, and the words that show it.

    `share` is of all conversations, beside the period before; `of_cause` of those in which the cause was voiced. Of a
    question, `again` is the share of conversations in which it was said again, and `elsewhere` the share in which
    the same customer, where known, had asked it in another within 30 days before; null where too few are known, and
    `again` also where fewer than five agents answered.
    """

    kind: GapKind
    cause: int
    called: str
    conversations: int
    share: ComparedOut
    of_cause: EstimateOut | None
    again: EstimateOut | None
    elsewhere: EstimateOut | None
    quotes: list[CauseQuote]


class GapsOut(BaseModel):
    """Gaps of a period, of either kind the most frequent first; none from fewer than ten conversations.

    Questions are causes that were voiced as a question in half of their conversations or more.
    """

    since: date
    until: date
    before: date
    conversations: int
    stale: int
    questions: list[GapOut]
    confusions: list[GapOut]
