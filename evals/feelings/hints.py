"""Between the lines: hints in the last customer turn of cases and near misses written for them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.interval import Rows, estimate
from evals.measure import count_labels
from evals.rival import Rivals, names, silent
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.hint import HintName
from heard.wiring.model import review

FILE = "evals/written/hints.jsonl"
HINTS = tuple(HintName)

ABOUT = (
    "For each hint 40 cases and 40 near misses, whose words resemble it, written for Heard by a language model; the "
    "last customer turn counts. Nothing is trained on or tuned to them. Precision is over the cases and near misses of "
    "a hint: of those in which it was read, the share that are cases. Intervals are over cases."
)


def measure_hints(_folder: Path, rivals: Rivals) -> Section:
    """Precision and recall of each hint on the set that comes with the repository."""
    cases = list(read_written(FILE))
    counts = count_hints(cases, [hints_in(case) for case in cases])
    about = [[case["looks_like"] == hint for case in cases] for hint in HINTS]
    of_all = ("all", counts)
    of_each = [(hint, counts[kept][:, :, [place]]) for place, (hint, kept) in enumerate(zip(HINTS, about, strict=True))]
    rows = [
        (f"{figure.__name__}, {name}", f"{len(counted)} cases", estimate(counted, figure).text())
        for name, counted in (of_all, *of_each)
        for figure in (precision, recall)
    ]
    head = ("figure", "n", "Heard", *names(rivals))
    table = Table(head, tuple(row + silent(rivals, "hints") for row in rows))
    return Section("Between the lines", (ABOUT, name_files(REPOSITORY, FILE)), table)


def hints_in(case: Mapping[str, Any]) -> frozenset[str]:
    """The hints that Heard reads in the last turn of a case."""
    turns = tuple(Turn(str(place), Role(turn["role"]), turn["text"]) for place, turn in enumerate(case["turns"]))
    return frozenset(hint.name.value for hint in review(Conversation(case["id"], turns)).readings[-1].hints)


def count_hints(cases: Sequence[Mapping[str, Any]], read: Sequence[frozenset[str]]) -> Rows:
    """For each case and hint: rightly read, read in vain, missed; a case says something of its own hint only."""
    about = np.array([[case["looks_like"] == hint for hint in HINTS] for case in cases])
    expected = np.array([[case["hint"] == hint for hint in HINTS] for case in cases])
    given = np.array([[hint in shown for hint in HINTS] for shown in read])
    return count_labels(expected, given, about)


def precision(counts: Rows) -> float:
    """Of what was read, the share that is there."""
    right, vain, _ = counts.sum(axis=(0, 2))
    return float(right / max(right + vain, 1))


def recall(counts: Rows) -> float:
    """Of what is there, the share that was read."""
    right, _, missed = counts.sum(axis=(0, 2))
    return float(right / max(right + missed, 1))
