"""Neutral questions with right answers, to which nothing is to be added."""

import csv
from pathlib import Path

import numpy as np

from evals.interval import estimate
from evals.rival import Rivals
from evals.robustness.probe import average
from evals.sets import BANKING, REPOSITORY, find_file, name_files, read_written
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.wiring.model import review_draft

FILE = "evals/written/plain.jsonl"
ABOUT = (
    "Queries to a bank (banking77, Casanueva et al. 2020, CC BY 4.0), each with a plain right answer written for Heard "
    "by a language model. Nothing is to be suggested. Nothing is tuned to them. Intervals are over queries."
)


def measure_plain(folder: Path, _rivals: Rivals) -> Section:
    """The share of plain right answers that get no suggestion."""
    cases = read_written(FILE)
    with find_file(folder, BANKING).open(encoding="utf-8", newline="") as lines:
        queries = [row["text"] for row in csv.DictReader(lines)]
    quiet = [[float(not suggestions_for(queries[case["row"] - 1], case["reply"]))] for case in cases]
    cells = (
        "share without a suggestion",
        "at least .95",
        f"{len(cases)} queries",
        estimate(np.array(quiet), average).text(),
    )
    notes = (ABOUT, name_files(folder, BANKING), name_files(REPOSITORY, FILE))
    return Section("Plain answers to plain questions", notes, Table(("figure", "bar", "n", "Heard"), (cells,)))


def suggestions_for(query: str, reply: str) -> int:
    """How many edits Heard suggests for a reply to a single query."""
    return len(review_draft(Conversation("plain", (Turn("1", Role.CUSTOMER, query),)), reply).suggestions)
