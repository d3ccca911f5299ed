"""What the edits make of mediocre replies, by Heard's own reading and by plain arithmetic over the words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from evals.interval import estimate
from evals.rival import Rivals
from evals.robustness.probe import average
from evals.sets import ANNOTATORS, CARE, GOLD, name_files
from evals.suggestions.mediocre import Mediocre, mediocre_replies
from evals.table import Section, Table
from heard.suggest.review import DraftReview
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.lock import facts_of, lost, unfounded
from heard.wiring.model import review_draft

ABOUT = (
    "Replies whose heard value lies from 1.5 to 3.25 by the annotators: 150 of gold/ (where there are as many) and 150 "
    "of the development split of the corpus, drawn by the hash of their ids. Each is reviewed as a draft and all of "
    "its edits are made. Beside it, what agents are often told to do instead: one stock sentence of empathy in front "
    "of the same reply. What the edits take up and how heard the reply leaves the customer is told by Heard itself, "
    "which chose them; the section on readers has other eyes. A sentence with a [blank] is read as it stands. "
    "Intervals are over replies."
)
STOCK = "I completely understand your frustration and I apologise for any inconvenience this may have caused. "
LONGER = 1.6

Say = Callable[[Mediocre, DraftReview], float]


def measure_edited(folder: Path, _rivals: Rivals) -> Section:
    """How edited replies compare with the replies as they were, by source."""
    replies = mediocre_replies(folder)
    rows = tuple(
        row for source in ("gold", "corpus") for row in _rows([each for each in replies if each.source == source])
    )
    head = ("figure", "bar", "n", "Heard's edits", "a stock sentence of empathy")
    return Section("Edited replies", (ABOUT, name_files(folder, GOLD, *ANNOTATORS, CARE)), Table(head, rows))


def _rows(replies: list[Mediocre]) -> Iterator[tuple[str, ...]]:
    source = replies[0].source
    suggested = [reply for reply in replies if reply.review.suggestions]
    stock = [review_draft(reply.before, STOCK + reply.text) for reply in suggested]
    yield _row(
        f"{source}: share with a suggestion",
        "",
        "replies",
        [float(bool(each.review.suggestions)) for each in replies],
        None,
    )
    texts = [(reply, reply.review.improved) for reply in suggested]
    beside = [(reply, STOCK + reply.text) for reply in suggested]
    gained = [_taken_up(reply, after.taken_up) for reply, after in zip(suggested, _after(texts), strict=True)]
    yield _row(
        f"{source}: share that takes up more",
        "",
        "edited",
        gained,
        [_taken_up(reply, each.taken_up) for reply, each in zip(suggested, stock, strict=True)],
    )
    yield _row(
        f"{source}: change in heard value",
        "above 0",
        "edited",
        [_change(reply, after) for reply, after in zip(suggested, _after(texts), strict=True)],
        [_change(reply, each) for reply, each in zip(suggested, stock, strict=True)],
    )
    for title, bar, says in CHECKS:
        yield _row(
            f"{source}: {title}", bar, "edited", [says(*each) for each in texts], [says(*each) for each in beside]
        )


def _after(texts: list[tuple[Mediocre, str]]) -> list[DraftReview]:
    return [review_draft(reply.before, text) for reply, text in texts]


def _taken_up(reply: Mediocre, after: tuple[object, ...]) -> float:
    return float(len(after) > len(reply.review.taken_up))


def _change(reply: Mediocre, after: DraftReview) -> float:
    before, now = reply.review.reply.heard, after.reply.heard
    return now.value - before.value if before and now else float("nan")


def longer_by_little(reply: Mediocre, text: str) -> float:
    """Whether the text is at most 60 % longer, in letters."""
    return float(len(text) <= LONGER * len(reply.text))


def keeps_every_fact(reply: Mediocre, text: str) -> float:
    """Whether no fact of the reply is gone."""
    return float(not lost(text, reply.text))


def adds_none(reply: Mediocre, text: str) -> float:
    """Whether every fact of the text stands in the conversation or the reply, and it promises nothing more."""
    known = facts_of({"conversation": [turn.text for turn in reply.before.turns], "reply": [reply.text]})
    promised = [commitment.kind for commitment in find_commitments(text)]
    return float(not unfounded(text, known) and promised == [each.kind for each in find_commitments(reply.text)])


CHECKS = (
    ("share longer by at most 60 %", "", longer_by_little),
    ("share that keeps every fact", "1", keeps_every_fact),
    ("share that adds no fact and no promise", "1", adds_none),
)


def _row(title: str, bar: str, counted: str, ours: list[float], theirs: list[float] | None) -> tuple[str, ...]:
    cells = (estimate(np.array(numbers)[:, None], average).text() for numbers in (ours, theirs) if numbers is not None)
    return (title, bar, f"{len(ours)} {counted}", *cells, *([] if theirs is not None else ["suggests nothing"]))
