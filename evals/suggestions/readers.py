"""What two readers said of edited replies, who knew neither which version was edited nor what the other reader said."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from evals.interval import Rows, estimate
from evals.rival import Rivals
from evals.robustness.probe import average
from evals.sets import REPOSITORY, name_files, read_written
from evals.suggestions.mediocre import SOURCES, mediocre_replies
from evals.table import Section, Table

FILE = "evals/written/readers.jsonl"
READERS = ("first", "second")
ABOUT = (
    "Replies of the corpus and written ones, of those above, that got edits when they were read ({all}); no suggestion "
    "was mended on what readers said of them. Blanks were left as they stand, each beside the reply as it was, in an "
    "order that only the hash knows. **The readers are language models, not people.** Each said which of the two "
    "leaves the customer more heard (or neither), how heard each does from 1 to 5, whether each reads fluently, and "
    "whether it states or promises something that stands nowhere before. An answer counts for the very words it was "
    "given on: {stale} of {all} no longer do. Those with a sentence of `by_when` were read later, by two other "
    "readers; whoever wrote that kind had seen some of them first, and narrowed it. Agreement is on better, same or "
    "worse. Intervals are over replies."
)


def measure_readers(folder: Path, _rivals: Rivals) -> Section:
    """The share of edited replies that readers find better and worse, with their agreement."""
    texts = {reply.id: reply for reply in mediocre_replies(folder)}
    said = read_written(FILE)
    fresh = [
        each
        for each in said
        if each["reply"] in texts and digest(texts[each["reply"]].review.improved) == each["words"]
    ]
    about = ABOUT.format(stale=len(said) - len(fresh), all=len(said))
    head = ("figure", "bar", "n", "both readers")
    rows = tuple(
        row
        for source in SOURCES
        if (of_source := [each for each in fresh if texts[each["reply"]].source == source])
        for row in _rows(source, of_source)
    )
    return Section("Blind readers", (about, name_files(REPOSITORY, FILE)), Table(head, rows))


def digest(text: str) -> str:
    """What tells one wording from another."""
    return sha256(text.encode()).hexdigest()[:12]


def _rows(source: str, said: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    size = f"{len(said)} replies, {len(READERS)} readers"

    def mean(title: str, bar: str, numbers: Rows) -> tuple[str, ...]:
        return (f"{source}: {title}", bar, size, estimate(numbers, average).text())

    verdicts = np.array([[each[reader]["verdict"] for reader in READERS] for each in said])
    yield mean("share that is better with the edits", "at least .60", (verdicts == "better").astype(float))
    yield mean("share that is worse", "at most .05", (verdicts == "worse").astype(float))
    agreed = (verdicts[:, 0] == verdicts[:, 1]).astype(float)[:, None]
    yield (f"{source}: the two readers agree", "", f"{len(said)} replies", estimate(agreed, average).text())
    change = [[each[reader]["after"] - each[reader]["before"] for reader in READERS] for each in said]
    yield mean("change in heard value by the readers", "above 0", np.array(change, float))
    fluent = [[each[reader]["fluent"] for reader in READERS] for each in said]
    yield mean("share that reads fluently", "", np.array(fluent, float))
    invented = [[each[reader]["invented"] for reader in READERS] for each in said]
    yield mean("share that states or promises what stands nowhere", "0", np.array(invented, float))
