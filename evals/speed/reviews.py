"""How fast whole reviews are, beside what the rivals need for the same turns."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from evals.interval import Figure, Rows, estimate
from evals.rival import Rivals
from evals.sets import CARE, GOLD, name_files, read_conversations
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.encoder import Encoder
from heard.scoring.model import Model
from heard.scoring.review import review
from heard.scoring.value import Points
from heard.wiring.model import model_on

REVIEWS = (
    "A whole review of each conversation, one after the other, on one thread, after the model was loaded and one "
    "other conversation reviewed. Every conversation is met once, by a model that has read nothing of its set before. "
    "VADER and TextBlob score the text of every turn, which is all they do. Milliseconds by the wall clock; intervals "
    "are over conversations."
)
WARM_UP = Conversation(
    "warm-up",
    (
        Turn("1", Role.CUSTOMER, "Nine days and still no parcel. Where is it? I need it on Friday."),
        Turn("2", Role.AGENT, "Nine days is far too long. I am calling the depot now and will write to you by noon."),
    ),
)

Work = Callable[[Conversation], object]


def measure_reviews(folder: Path, rivals: Rivals) -> Section:
    """Milliseconds a conversation and a turn, Heard beside its rivals."""
    rows = tuple(row for name in (GOLD, CARE) for row in _rows(name, read_conversations(folder, name), rivals))
    head = ("set", "tool", "n", "p50, ms a conversation", "p95, ms a conversation", "ms a turn", "turns a second")
    return Section("Whole reviews", (REVIEWS, name_files(folder, GOLD, CARE)), Table(head, rows))


def time_each(conversations: Sequence[Conversation], work: Work) -> Rows:
    """Milliseconds and turns, one row a conversation."""
    return np.array([[_milliseconds(work, said), len(said.turns)] for said in conversations], float)


def percentile(share: int) -> Figure:
    """The milliseconds that so many of 100 conversations stay below."""
    return lambda rows: float(np.percentile(rows[:, 0], share))


def per_turn(rows: Rows) -> float:
    """Milliseconds a turn."""
    return float(rows[:, 0].sum() / rows[:, 1].sum())


def fresh_model() -> Model:
    """The shipped model on one thread; it has read nothing yet."""
    encoder = Encoder(threads=1)
    return model_on(encoder, Points(**encoder.card["points"]))


def score_turns(conversation: Conversation, polarity: Callable[[str], float]) -> list[float]:
    """What a rival makes of a conversation: the polarity of each turn."""
    return [polarity(turn.text) for turn in conversation.turns]


def _rows(name: str, conversations: Sequence[Conversation], rivals: Rivals) -> Iterator[tuple[str, ...]]:
    size = f"{len(conversations)} conversations, {sum(len(said.turns) for said in conversations):,} turns"
    for tool, work in _works(rivals).items():
        work(WARM_UP)
        rows = time_each(conversations, work)
        spread = (estimate(rows, percentile(share)).text(".2f") for share in (50, 95))
        speed = estimate(rows, lambda drawn: 1000 / per_turn(drawn)).text(",.0f")
        yield (f"`{name}`", tool, size, *spread, estimate(rows, per_turn).text(".2f"), speed)


def _works(rivals: Rivals) -> dict[str, Work]:
    works: dict[str, Work] = {"Heard": partial(review, model=fresh_model())}
    return works | {rival.name: partial(score_turns, polarity=rival.polarity) for rival in rivals}


def _milliseconds(work: Work, conversation: Conversation) -> float:
    start = perf_counter()
    work(conversation)
    return 1000 * (perf_counter() - start)
