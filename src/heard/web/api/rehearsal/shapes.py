"""The shapes of rehearsals: who there is to rehearse with, and how a try went."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.rehearsal.answering import End
from heard.web.api.shapes import Strict, Text, Wire, Words

# What both databases keep in a whole number.
LARGEST_SEED = 2**31 - 1


class ScenarioOut(BaseModel):
    """A made-up customer, as far as whoever answers them knows: what they have not said is not in it.

    `brief` is all that the agent knows and may do; `manner` says how this customer expresses what they feel.
    """

    id: str
    title: str
    industry: str
    channel: Channel
    agent: str
    brief: str
    persona: str
    persona_title: str
    manner: str


class RehearsalIn(Strict):
    """A rehearsal to be begun; without a seed the customer finds other words each time."""

    scenario: Words
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] | None = None


class SaidIn(Strict):
    """What the trainee says."""

    text: Text


class TryOut(BaseModel):
    """One of one's own tries in a list; `end` is how the customer left, null while it goes on or was broken off."""

    id: int
    scenario: str
    title: str
    seed: int
    replies: int
    begun_at: datetime
    touched_at: datetime
    ended_at: datetime | None
    end: End | None


class MomentOut(BaseModel):
    """A reply, what the customer answered, how they stood then, and the feedback: as they were told at the time.

    `state` holds feelings from 0 to 3, trust and patience from 0 to 4, and each in words; `feedback` holds `was` (the
    state before), `reasons`, `taken_up`, `missed`, `one_thing` to try, and the ids
    of behaviours that were `right` and `wrong`.
    """

    reply: str
    line: str
    state: Wire
    feedback: Wire


class RehearsalOut(TryOut):
    """One of one's own tries with all that was said; `start` is how the customer stood at first, where it is known."""

    opening: str
    start: Wire | None
    moments: list[MomentOut]


class RepliedOut(MomentOut):
    """A reply as above, and how the customer left, if they did."""

    end: End | None


class ExampleOut(BaseModel):
    """How a good listener might answer."""

    text: str
