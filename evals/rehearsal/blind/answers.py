"""What the readers said, told without a word of the texts, and the figures of it."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from evals.interval import Rows, estimate
from evals.rehearsal.blind.pack import ANSWERS, KEY, READERS, card_digest
from evals.rehearsal.blind.transcripts import PLAYED
from evals.rehearsal.people import cohen
from evals.rival import Rivals
from evals.robustness.probe import average
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.errors import NotFound, TranscriptError
from heard.rehearsal.cards.shelf import shipped_scenarios

FILE = "evals/written/rehearsed.jsonl"
REAL, REHEARSED = VERDICTS = ("real", "rehearsed")
RATINGS = range(1, 6)
ABOUT = (
    "{all} transcripts: customers of `gold/` who answered twice at least in public posts, cut to three to five turns, "
    "and as many rehearsals on the shipped cards of that channel. **The readers are language models, not people.** "
    "They read in sittings of ten, each afresh and without the others, so that no card came twice: the cards of the "
    "channel are few, and a matter would be known again. The agent's replies in both halves are cut from "
    "`training/corpus/`, by how near they lie to what stood there (in gold the agent's reply, before a card its "
    "script). Made-up customers answer to what is shown, real ones had answered to something else; readers were told "
    "to judge the customers only. Small letters, no pictures, names and numbers masked, in both halves alike. A "
    "rehearsal is the one of {played} that is nearest in words to a real transcript of as many turns, and the wordiest "
    "real ones were left out: the median is {real} words of the customer where they are real, {rehearsed} where "
    "rehearsed. Intervals are over transcripts. Answers count for the pack {pack} and its cards: {stale} of {cards} "
    "rehearsals are on cards that have been changed since."
)


def collect(folder: Path, key: Path) -> Iterator[str]:
    """A line of JSON for each transcript of the key, with what both readers said of it.

    Raises NotFound where a file is missing, and TranscriptError where a sheet lacks an answer or holds an odd one.
    """
    told = json.loads(_found(key / KEY).read_text(encoding="utf-8"))
    said = [dict(_read_sheets(folder, reader)) for reader in READERS]
    for each in told["transcripts"]:
        number = each["transcript"]
        missing = [f"reader {name}" for name, answers in zip(READERS, said, strict=True) if number not in answers]
        if missing:
            raise TranscriptError(f"lacks transcript {number} of {' and '.join(missing)}.", file=str(folder))
        answers = {name: answers[number] for name, answers in zip(READERS, said, strict=True)}
        yield json.dumps({"pack": told["pack"], **each, **answers}) + "\n"


def _read_sheets(folder: Path, reader: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for sheet in sorted(folder.glob(f"reader-{reader}-*/{ANSWERS}")):
        with sheet.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                yield read_answer(row, sheet)


def read_answer(row: Mapping[str, str], sheet: Path) -> tuple[int, dict[str, Any]]:
    """The transcript's number, and the reader's verdict and rating; the reason stays on the sheet."""
    try:
        number, verdict, believable = int(row["transcript"]), row["verdict"].strip().lower(), int(row["believable"])
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise TranscriptError(f"has a line that is not filled in: {dict(row)}.", file=str(sheet)) from problem
    if verdict not in VERDICTS or believable not in RATINGS:
        raise TranscriptError(
            f"says {verdict!r} and {believable} of {number}; real or rehearsed, 1 to 5.", file=str(sheet)
        )
    return number, {"real": verdict == REAL, "believable": believable}


def measure_blind(_folder: Path, _rivals: Rivals) -> Section:
    """The share told apart, believability of both halves, and how far the readers agree."""
    said = read_written(FILE)
    rehearsed = [each for each in said if not each["real"]]
    words = [median(sum(each["words"]) for each in said if each["real"] is half) for half in (True, False)]
    stale = sum(not _as_it_was(each) for each in rehearsed)
    about = ABOUT.format(
        all=len(said),
        played=PLAYED,
        real=f"{words[0]:g}",
        rehearsed=f"{words[1]:g}",
        pack=said[0]["pack"],
        stale=stale,
        cards=len(rehearsed),
    )
    head = ("figure", "bar", "n", "readers")
    return Section("Told from real customers", (about, name_files(REPOSITORY, FILE)), Table(head, tuple(rows(said))))


def rows(said: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """The figures, one a row; `said` as in the file."""
    both = f"{len(said)} transcripts, {len(READERS)} readers"
    apart = np.array([[each[reader]["real"] == each["real"] for reader in READERS] for each in said], float)
    yield "told apart, both readers", "at most .75", both, _mean(apart)
    for place, reader in enumerate(READERS):
        yield f"told apart, reader {reader}", "", f"{len(said)} transcripts", _mean(apart[:, place : place + 1])
    yield "kappa of the two readers", "", f"{len(said)} transcripts", estimate(_verdicts(said), cohen).text()
    for is_real, title, bar in ((False, "rehearsed", "at least 3.5"), (True, "real", "")):
        half = [each for each in said if each["real"] is is_real]
        size = f"{len(half)} transcripts, {len(READERS)} readers"
        taken = np.array([[each[reader]["real"] for reader in READERS] for each in half], float)
        yield f"{title}: taken for real", "", size, _mean(taken)
        believed = np.array([[each[reader]["believable"] for reader in READERS] for each in half], float)
        yield f"{title}: believability, 1 to 5", bar, size, _mean(believed, ".2f")


def _mean(numbers: Rows, form: str = ".3f") -> str:
    return estimate(numbers, average).text(form)


def _verdicts(said: Sequence[Mapping[str, Any]]) -> Rows:
    """A table of the one reader's verdict against the other's for each transcript."""
    tables = np.zeros((len(said), len(VERDICTS), len(VERDICTS)))
    one, other = READERS
    for place, each in enumerate(said):
        tables[place, int(each[one]["real"]), int(each[other]["real"])] = 1
    return tables


def _as_it_was(each: Mapping[str, Any]) -> bool:
    card_id = each["id"].split("/")[0]
    return card_id in shipped_scenarios() and card_digest(card_id) == each["card"]


def _found(path: Path) -> Path:
    if not path.is_file():
        raise NotFound(f"There is no {path}; `python -m evals.rehearsal.blind pack` writes it.")
    return path
