"""Root causes: which concern follows from which, beside what two annotators of the corpus noted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.feelings.hints import precision, recall
from evals.interval import Rows, estimate
from evals.rival import Rivals, names, silent
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.cause import link_causes
from heard.customer.concern import Concern, ConcernKind
from training.sources.labelled import Labelled, labelled_of, read_opinions

# The themes that were written after the rules for causes had been.
CORPUS = "training/corpus"
NAMES = ("brands", "desks", "feelings", "lookalikes", "pitfalls", "practices")
THEMES = tuple(f"{CORPUS}/{name}.jsonl" for name in NAMES)
OPINIONS = (f"{CORPUS}/second/second.jsonl", f"{CORPUS}/second/third.jsonl")

ABOUT = (
    "Customer turns with two concerns or more in the six themes of the corpus that were written after the rules for "
    "causes; two annotators (language models) noted which concern follows from which, where they saw it. The rules are "
    "given the concerns of an annotator and their links are compared with that annotator's. Noting a link was left to "
    "the annotators, so that recall says little. Intervals are over conversations."
)


def measure_causes(_folder: Path, rivals: Rivals) -> Section:
    """Precision and recall of causes on themes of the corpus, which come with the repository."""
    counts = np.concatenate([count_causes(labelled) for labelled in _read()])
    head = ("figure", "n", "Heard", *names(rivals))
    right, _, missed = counts.sum(axis=(0, 2))
    size, says_none = f"{right + missed:.0f} links", silent(rivals, "causes")
    rows = tuple(
        (f"{figure.__name__}, causes", size, estimate(counts, figure).text(), *says_none)
        for figure in (precision, recall)
    )
    return Section("Root causes", (ABOUT, name_files(REPOSITORY, *THEMES, *OPINIONS)), Table(head, rows))


def count_causes(labelled: Labelled) -> Rows:
    """One conversation: links rightly given, given in vain, missed, over the annotators that came after the writer."""
    found = [
        _compare(turn, opinion[turn.id])
        for turn in labelled.conversation.by(Role.CUSTOMER)
        for opinion in labelled.opinions[1:]
    ]
    counts: Rows = np.array(found, np.float64).sum(axis=0).reshape(1, 3, 1)
    return counts


def _compare(turn: Turn, labels: Mapping[str, Any]) -> list[int]:
    concerns = sorted(_concerns(turn, labels), key=lambda concern: concern.span.start)
    ids = {concern.id for concern in concerns}
    expected = {(label["cause"], label["id"]) for label in labels["concerns"] if label.get("cause") in ids}
    given = {(concern.id, concern.cause_of) for concern in link_causes(concerns) if concern.cause_of}
    return [len(expected & given), len(given - expected), len(expected - given)]


def _concerns(turn: Turn, labels: Mapping[str, Any]) -> Iterator[Concern]:
    for id_, label in {label["id"]: label for label in labels["concerns"]}.items():
        start = turn.text.index(label["quote"])
        yield Concern(id_, ConcernKind(label["kind"]), 1.0, Span(turn, start, start + len(label["quote"])))


def _read() -> Sequence[Labelled]:
    further = [read_opinions(REPOSITORY / name) for name in OPINIONS]
    return [labelled_of(raw, raw["turns"], further) for theme in THEMES for raw in read_written(theme)]
