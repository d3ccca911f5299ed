"""Whether an answer closes its question, and a reply that only looks like one does not."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from evals.interval import estimate
from evals.rival import Rivals, names, silent
from evals.robustness.probe import average
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.ledger.item import Item, ItemKind, ItemState
from heard.scoring.review import Review
from heard.wiring.model import review

FILE = "evals/written/mismatch.jsonl"
# What is written for each question: a reply that answers it, one that answers something else, one that does so in part.
REPLIES = {"answers": "at least .80", "misses": "at most .20", "partly": "at most .20"}

ABOUT = (
    "Questions with three replies each, written for Heard by a language model. `answers` answers the question; "
    "`misses` is as long, polite and on the same topic, and answers another one; `partly` acknowledges, defers or asks "
    "back. Counted over the questions that Heard hears as one. Closed: the ledger says that all of it was taken up. "
    "Nothing is trained on or tuned to them. Intervals are over questions."
)


def measure_closing(_folder: Path, rivals: Rivals) -> Section:
    """The share of questions that each kind of reply closes, on the set that comes with the repository."""
    cases = list(read_written(FILE))
    states = [[state_of_question(case, reply) for reply in REPLIES] for case in cases]
    heard = np.array([[row[0] is not None] for row in states], float)
    closed = np.array([[state is ItemState.TAKEN_UP for state in row] for row in states if row[0]], float)
    rows = [
        ("share of questions heard as one", "", f"{len(heard)} questions", estimate(heard, average).text()),
        *(
            (f"share closed by `{reply}`", bar, f"{len(closed)} questions", estimate(column[:, None], average).text())
            for (reply, bar), column in zip(REPLIES.items(), closed.T, strict=True)
        ),
    ]
    head = ("figure", "bar", "n", "Heard", *names(rivals))
    table = Table(head, tuple(row + silent(rivals, "taking up") for row in rows))
    return Section("Answers that match their question", (ABOUT, name_files(REPOSITORY, FILE)), table)


def state_of_question(case: Mapping[str, Any], reply: str) -> ItemState | None:
    """What becomes of a case's question after one of its replies; None where no question was heard in its words."""
    turns = (Turn("0", Role.CUSTOMER, case["customer"]), Turn("1", Role.AGENT, case[reply]))
    asked = list(_asked(case, review(Conversation(case["id"], turns))))
    return asked[0].state if asked else None


def _asked(case: Mapping[str, Any], done: Review) -> Iterator[Item]:
    start = case["customer"].index(case["question"])
    end = start + len(case["question"])
    for item in done.ledger.items:
        if item.kind is ItemKind.QUESTION and item.span.start < end and start < item.span.end:
            yield item
