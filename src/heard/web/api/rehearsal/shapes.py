"""The shapes of rehearsals: who there is to rehearse with, and how a try went."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.rehearsal.answering import End
from heard.web.api.shapes import Key, Strict, Text, Wire, Words

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


class OwnMomentIn(Strict):
    """A moment of one's own: a conversation, a reply of one's own in it by its turn's id, and what to practise."""

    conversation: Key
    reply: Words
    behaviour: Words


class OwnMomentOut(BaseModel):
    """Whether a moment of one's own can be rehearsed: `refused` says why not, null where it can.

    `persona_title` is the manner that the customer would have, and `why` says what in their words speaks for it.
    """

    refused: str | None
    persona_title: str | None = None
    why: str | None = None


class OwnOut(BaseModel):
    """What a try was made of: `then` is what one wrote at the time, told once one has answered anew."""

    conversation: int
    reply: str
    behaviour: str
    why: str
    then: str | None


class TryOut(BaseModel):
    """One of one's own tries in a list; `end` is how the customer left, null while it goes on or was broken off.

    `conversation` is the one that it was made of, where it was.
    """

    id: int
    scenario: str
    title: str
    seed: int
    replies: int
    begun_at: datetime
    touched_at: datetime
    ended_at: datetime | None
    end: End | None
    conversation: int | None


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
    """One of one's own tries with all that was said.

    `customer` is who it is with and `start` how they stood at first, where that is known. `own` says what it was made
    of, where it was made of a moment of one's own.
    """

    opening: str
    customer: ScenarioOut | None
    start: Wire | None
    moments: list[MomentOut]
    own: OwnOut | None


class RepliedOut(MomentOut):
    """A reply as above, and how the customer left, if they did."""

    end: End | None


class ExampleOut(BaseModel):
    """How a good listener might answer."""

    text: str
