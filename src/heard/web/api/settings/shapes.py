"""The shapes of settings, statements, playbook and scorecards."""

from typing import Annotated

from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.customer.feeling import FeelingName
from heard.privacy.secret import SecretKind
from heard.quality.scorecard import FEWEST_STEPS, MOST_STEPS, MOST_WEIGHT, Figure
from heard.rubric.phase import Phase
from heard.storage.happening.notified import Notified, Way
from heard.suggest.statements.statement import Intent, Register
from heard.suggest.truth.commitment import CommitmentKind
from heard.web.api.shapes import Strict, Words

STATEMENT_ID = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"
# Of an offer, in whatever currency.
MOST_AMOUNT = 1e12
Days = Annotated[int, Field(ge=1, le=36_500)]
Intensity = Annotated[int, Field(ge=1, le=3)]
Phrases = Annotated[tuple[Words, ...], Field(max_length=100)]


class StatementIn(Strict):
    """What a sentence of the library says, and what it fits; what is left out fits everything."""

    intent: Intent
    text: Words
    feelings: tuple[FeelingName, ...] = ()
    intensity: tuple[Intensity, Intensity] = (1, 3)
    channels: tuple[Channel, ...] = ()
    # Every model of pydantic has a `register` of its own.
    manner: Annotated[Register, Field(alias="register")] = Register.ANY
    phase: Phase = Phase.MIDDLE


class StatementDraft(StatementIn):
    """A statement to be looked at before it is saved, under the id that it would have."""

    id: Annotated[str, Field(pattern=STATEMENT_ID)]


class StatementOut(BaseModel):
    """A sentence of the library: `own` where the team wrote it, `retired` where it is not used."""

    id: str
    intent: Intent
    text: str
    feelings: list[FeelingName]
    intensity: list[int]
    channels: list[Channel]
    manner: Annotated[Register, Field(serialization_alias="register")]
    phase: Phase
    own: bool
    retired: bool


class StatementPreview(BaseModel):
    """How a statement reads in a case, and what should be mended in it, a sentence each."""

    example: str
    problems: list[str]


class OfferShape(Strict):
    """Something that agents may offer; its text is a whole sentence, its option the same as one of several."""

    id: Words
    text: Words
    option: Words
    allows: tuple[CommitmentKind, ...] = ()
    up_to: Annotated[float, Field(ge=0, le=MOST_AMOUNT)] | None = None
    currency: Words | None = None
    when: Phrases = ()


class StepShape(Strict):
    """A standard next step, and the customer's words that call for it."""

    id: Words
    text: Words
    when: Phrases = ()


class PlaybookIn(Strict):
    """All that agents may offer, and the standard next steps."""

    offers: Annotated[tuple[OfferShape, ...], Field(max_length=500)] = ()
    steps: Annotated[tuple[StepShape, ...], Field(max_length=500)] = ()


class PlaybookOut(BaseModel):
    """The playbook; `known` is false where the team has none, and then no promise is judged by it."""

    known: bool
    offers: list[OfferShape]
    steps: list[StepShape]


class CategoryShape(Strict):
    """One thing to rate; Heard fills it in from a `figure`, or behaviours that a reply `shows` or is `free_of`."""

    id: Words
    title: Words
    asks: Words
    steps: Annotated[int, Field(ge=FEWEST_STEPS, le=MOST_STEPS)]
    weight: Annotated[int, Field(ge=0, le=MOST_WEIGHT)]
    critical: bool = False
    figure: Figure | None = None
    shows: Phrases = ()
    free_of: Phrases = ()
    causes: Phrases = ()


class ScorecardShape(Strict):
    """What people rate conversations by."""

    id: Annotated[str, Field(pattern=STATEMENT_ID)]
    title: Words
    categories: Annotated[tuple[CategoryShape, ...], Field(min_length=1, max_length=100)]


class ScorecardsIn(Strict):
    """All scorecards of the team's own; one with the id of the shipped one takes its place."""

    scorecards: Annotated[tuple[ScorecardShape, ...], Field(max_length=100)] = ()


class ScorecardOut(BaseModel):
    """A scorecard in use; `own` where the team wrote it."""

    id: str
    title: str
    own: bool
    categories: list[CategoryShape]


class ScorecardsOut(BaseModel):
    """The scorecards in use, in the order to choose from."""

    scorecards: list[ScorecardOut]


class ScorecardDraft(Strict):
    """A scorecard to be looked at before it is saved, and what somebody might rate by it; null does not apply."""

    scorecard: ScorecardShape
    ratings: Annotated[dict[str, int | None], Field(default_factory=dict)]


class ScorecardPreview(BaseModel):
    """What the ratings add up to, and what should be mended in the scorecard, a sentence each.

    `scores` are those of the categories that were rated; `uncapped` is the sum as if no category were critical,
    `failed` are the critical ones below half.
    """

    scores: dict[str, float]
    value: float | None
    uncapped: float | None
    failed: list[str]
    problems: list[str]


class RetentionOut(BaseModel):
    """For how many days things are kept; null is for ever."""

    conversations: int | None
    reviews: int | None
    jobs: int | None
    events: int


class WriterOut(BaseModel):
    """Where drafts are sent to be written in one piece; `url` is for those who may change it, the key for nobody."""

    host: str
    model: str
    url: str | None
    has_key: bool
    told: str


class SettingsOut(BaseModel):
    """What is in force. `writer` null: nothing leaves this computer; `listed_hosts` null: not for you to see.

    `retains_by_itself`: what is past its days goes within the hour, unasked.
    """

    versions: dict[str, str]
    behaviours: list[str]
    kept_unmasked: list[SecretKind]
    retention_days: RetentionOut
    retains_by_itself: bool
    notified: list[Notified]
    notified_by: list[Way]
    listed_hosts: list[str] | None
    dispute_days: int
    muted: list[str]
    reports_by_itself: bool
    writer: WriterOut | None


class RetentionChange(Strict):
    """Other days for some; null takes the line out."""

    conversations: Days | None = None
    reviews: Days | None = None
    jobs: Days | None = None
    events: Days | None = None


class WriterIn(Strict):
    """A writer: its address, such as http://localhost:8080/v1, and its model.

    A key that is left out stays what it was where the host stays the same; no other host is ever sent it.
    """

    url: Annotated[str, Field(min_length=1, max_length=2_048)]
    model: Words
    key: Annotated[str, Field(min_length=1, max_length=2_000)] | None = None


class SettingsChange(Strict):
    """What is to be different; what is left out stays. `writer` null: nothing is sent anywhere."""

    kept_unmasked: list[SecretKind] | None = None
    retention_days: RetentionChange | None = None
    retains_by_itself: bool | None = None
    notified: list[Notified] | None = None
    notified_by: list[Way] | None = None
    listed_hosts: Annotated[list[Words], Field(max_length=100)] | None = None
    dispute_days: Annotated[int, Field(ge=1, le=365)] | None = None
    muted: Annotated[list[Words], Field(max_length=200)] | None = None
    reports_by_itself: bool | None = None
    writer: WriterIn | None = None


class WriterTried(BaseModel):
    """What came of asking the writer for one word: how long it took, or one sentence about why there is no answer."""

    host: str
    milliseconds: int
    problem: str | None
