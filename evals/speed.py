"""How fast Heard is: whole reviews, beside what its rivals need for the same turns, and how long a start takes."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
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
from heard.errors import EngineError
from heard.scoring.review import review
from heard.scoring.value import Points
from heard.wiring.model import model_on

SAMPLE = Path(__file__).parents[1] / "examples" / "conversations" / "late-parcel.txt"
STARTS = 5

REVIEWS = (
    "A whole review of each conversation, one after the other, on one thread, after the model was loaded and one "
    "other conversation reviewed. Every conversation is met once, by a model that has read nothing of its set before. "
    "VADER and TextBlob score the text of every turn, which is all they do. Milliseconds by the wall clock; intervals "
    "are over conversations."
)
STARTING = (
    f"Each is a new process, started {STARTS} times after one start that is not counted; the median, with the fastest "
    "and the slowest as its interval. `heard review` is timed from outside (start, import, loading the model, the "
    "review, the page), the import from inside."
)
RUN_REVIEW = ("-c", "from heard.cli.app import run; run()", "review", str(SAMPLE))
RUN_IMPORT = ("-c", "from time import perf_counter as now; start = now(); import heard; print(now() - start)")

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


def measure_starts(_folder: Path, _rivals: Rivals) -> Section:
    """Seconds until a sample is reviewed, and until Heard is imported."""
    timings = {
        f"`heard review` of `examples/conversations/{SAMPLE.name}`": _from_outside,
        "`import heard`": _from_inside,
    }
    rows = tuple((name, f"{STARTS} starts", _median_start(start)) for name, start in timings.items())
    return Section("Starting", (STARTING,), Table(("what", "n", "seconds"), rows))


def time_each(conversations: Sequence[Conversation], work: Work) -> Rows:
    """Milliseconds and turns, one row a conversation."""
    return np.array([[_milliseconds(work, said), len(said.turns)] for said in conversations], float)


def percentile(share: int) -> Figure:
    """The milliseconds that so many of 100 conversations stay below."""
    return lambda rows: float(np.percentile(rows[:, 0], share))


def per_turn(rows: Rows) -> float:
    """Milliseconds a turn."""
    return float(rows[:, 0].sum() / rows[:, 1].sum())


def _rows(name: str, conversations: Sequence[Conversation], rivals: Rivals) -> Iterator[tuple[str, ...]]:
    size = f"{len(conversations)} conversations, {sum(len(said.turns) for said in conversations):,} turns"
    for tool, work in _tools(rivals).items():
        work(WARM_UP)
        rows = time_each(conversations, work)
        spread = (estimate(rows, percentile(share)).text(".2f") for share in (50, 95))
        speed = estimate(rows, lambda drawn: 1000 / per_turn(drawn)).text(",.0f")
        yield (f"`{name}`", tool, size, *spread, estimate(rows, per_turn).text(".2f"), speed)


def _tools(rivals: Rivals) -> dict[str, Work]:
    encoder = Encoder(threads=1)
    model = model_on(encoder, Points(**encoder.card["points"]))
    return {
        "Heard": lambda conversation: review(conversation, model),
        **{rival.name: _each_turn(rival.polarity) for rival in rivals},
    }


def _each_turn(polarity: Callable[[str], float]) -> Work:
    return lambda conversation: [polarity(turn.text) for turn in conversation.turns]


def _milliseconds(work: Work, conversation: Conversation) -> float:
    start = perf_counter()
    work(conversation)
    return 1000 * (perf_counter() - start)


def _median_start(seconds: Callable[[], float]) -> str:
    seconds()
    timed = np.array([seconds() for _ in range(STARTS)])
    return estimate(timed, lambda drawn: float(np.median(drawn))).text()


def _from_outside() -> float:
    start = perf_counter()
    _start_python(RUN_REVIEW)
    return perf_counter() - start


def _from_inside() -> float:
    return float(_start_python(RUN_IMPORT))


def _start_python(arguments: Sequence[str]) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - words of our own only
    if done.returncode:
        raise EngineError(f"`{' '.join(command)}` ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout
