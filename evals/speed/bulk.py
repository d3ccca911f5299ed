"""How many turns a second an archive is read at: by one process, and by one on each core."""

import os
from collections.abc import Iterator, Sequence
from functools import cache, partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter

import numpy as np

from evals.interval import Rows, estimate
from evals.rival import Rivals
from evals.sets import CARE, name_files, read_conversations
from evals.speed.reviews import WARM_UP, Work, fresh_model, score_turns
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.scoring.model import Model
from heard.scoring.review import review

PARTS = 20
# Seconds that loading a model may take, on a busy machine too.
LONGEST_START = 300
# Conversations that a process takes at once: few, so that none is left with much when the others are done.
TAKEN = 4

ABOUT = (
    f"The set is cut into {PARTS} parts, each handed to processes that have loaded the model, reviewed one other "
    "conversation and wait; each works on one thread, and the clock runs from handing a part over until the last of it "
    "is done. Every conversation is met once by a model that has read nothing of the set before. VADER and TextBlob "
    "score the text of every turn in the same processes; they are so quick that handing over costs them more than the "
    "work. Turns a second by the wall clock; intervals are over parts."
)


def measure_bulk(folder: Path, rivals: Rivals) -> Section:
    """Turns a second on one core and on all, Heard beside its rivals."""
    conversations, cores = read_conversations(folder, CARE), os.cpu_count() or 1
    works: dict[str, Work] = {"Heard": review_here}
    works |= {rival.name: partial(score_turns, polarity=rival.polarity) for rival in rivals}
    size = f"{len(conversations)} conversations, {sum(len(said.turns) for said in conversations):,} turns"
    rows = tuple(
        (name, size, *(_speed(time_parts(conversations, work, processes=count)) for count in (1, cores)))
        for name, work in works.items()
    )
    head = ("tool", "n", "turns a second, one process", f"turns a second, {cores} processes on {cores} cores")
    return Section("Bulk", (ABOUT, name_files(folder, CARE)), Table(head, rows))


def time_parts(conversations: Sequence[Conversation], work: Work, *, processes: int) -> Rows:
    """Seconds and turns, one row a part; the processes are new, and ready before the clock starts."""
    context = get_context("spawn")
    ready = context.Barrier(processes + 1, timeout=LONGEST_START)
    with context.Pool(processes, _get_ready, (work, ready)) as pool:
        ready.wait()
        rows = []
        for part in cut(conversations):
            start = perf_counter()
            turns = sum(pool.imap_unordered(partial(_do, work), part, chunksize=TAKEN))
            rows.append((perf_counter() - start, turns))
    return np.array(rows, float)


def cut(conversations: Sequence[Conversation]) -> Iterator[Sequence[Conversation]]:
    """The conversations in parts of about the same number; every so many, so that no part is of one kind."""
    return (part for first in range(PARTS) if (part := conversations[first::PARTS]))


def turns_a_second(parts: Rows) -> float:
    """Turns a second over parts."""
    return float(parts[:, 1].sum() / parts[:, 0].sum())


def review_here(conversation: Conversation) -> object:
    """A review by the model of this process."""
    return review(conversation, _model())


@cache
def _model() -> Model:
    return fresh_model()


def _get_ready(work: Work, ready: Barrier) -> None:
    work(WARM_UP)
    ready.wait()


def _do(work: Work, conversation: Conversation) -> int:
    """Only the number of turns goes back: what a review says would be kept where it was made."""
    work(conversation)
    return len(conversation.turns)


def _speed(parts: Rows) -> str:
    return estimate(parts, turns_a_second).text(",.0f")
