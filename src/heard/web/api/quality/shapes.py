"""The shapes of calibrations."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from heard.quality.calibration import Spread
from heard.web.api.shapes import Key, Strict, Words

MOST_TALKS, MOST_PEOPLE = 50, 20


class CalibrationIn(Strict):
    """A calibration: either conversations by their ids, or how many to draw by chance; until when, and who takes part.

    Whoever makes it takes part as well, unless `takes_part` is false.
    """

    name: Words
    scorecard: Words
    until: datetime
    conversations: Annotated[tuple[Key, ...], Field(max_length=MOST_TALKS)] = ()
    draw: Annotated[int, Field(ge=1, le=MOST_TALKS)] | None = None
    people: Annotated[tuple[Key, ...], Field(max_length=MOST_PEOPLE)] = ()
    takes_part: bool = True


class PersonOut(BaseModel):
    """Somebody who grades."""

    user_id: int
    name: str


class TakerOut(PersonOut):
    """Somebody who takes part, and of how many conversations they have submitted a grading."""

    submitted: int


class TalkOut(BaseModel):
    """A conversation of a calibration, and how far whoever asks is with it."""

    id: int
    title: str
    begun: bool
    submitted: bool


class CalibrationOut(BaseModel):
    """A calibration. `mine` is whether whoever asks takes part, `compared` whether what people say may be seen."""

    id: int
    name: str
    scorecard: str
    by: str
    since: datetime
    until: datetime
    closed_at: datetime | None
    mine: bool
    compared: bool
    conversations: list[TalkOut]
    people: list[TakerOut]


class SaidOut(BaseModel):
    """A rating of one person: `step` null does not apply; `rated` false: they have said nothing of it."""

    user_id: int
    rated: bool
    step: int | None
    comment: str


class CategoryCompared(BaseModel):
    """What people say of a category in one conversation, in the order of the people."""

    id: str
    title: str
    steps: int
    ratings: list[SaidOut]
    spread: Spread


class TotalOut(BaseModel):
    """What the ratings of one person add up to; null where nothing was submitted, or nothing with weight rated."""

    user_id: int
    score: float | None
    comment: str


class TalkCompared(BaseModel):
    """What people say of one conversation."""

    id: int
    title: str
    categories: list[CategoryCompared]
    totals: list[TotalOut]


class AgreementOut(BaseModel):
    """How far people agree: `pairs` of ratings, percent, kappa (of two), alpha; null where it cannot be worked out."""

    id: str | None
    title: str | None
    pairs: int
    percent: float | None
    kappa: float | None
    alpha: float | None


class ComparedOut(BaseModel):
    """A calibration compared: by conversation, by category, and over all; it counts in no score."""

    people: list[PersonOut]
    conversations: list[TalkCompared]
    categories: list[AgreementOut]
    overall: AgreementOut
