"""What the edits make of mediocre replies, by Heard's own reading and by plain arithmetic over the words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.interval import estimate
from evals.rival import Rivals
from evals.robustness.probe import average
from evals.sets import ANNOTATORS, CARE, GOLD, REPOSITORY, name_files
from evals.suggestions.mediocre import FILE, SOURCES, Mediocre, mediocre_replies
from evals.table import Section, Table
from heard.suggest.review import DraftReview
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.lock import facts_of, lost, unfounded
from heard.wiring.model import review_draft

ABOUT = (
    "Replies whose heard value lies from 1.5 to 3.25 by the annotators, in the order of the hash of their ids: 150 of "
    "gold/, and 150 of the development split of the corpus. The suggestions were mended on what readers had said of "
    "some of gold/ and of the first 300 of the corpus: those of the corpus are left out here, gold/ is not, and is no "
    "blind test. Behind them 60 replies that were written for Heard to be mediocre (by a language model), of which 15 "
    "want no edit by their writer; another 60 served for mending. Each reply is reviewed as a draft and all of its "
    "edits are made. Beside it, what agents are often told to do instead: one stock sentence of empathy in front of "
    "the same reply. What the edits take up and how heard the reply leaves the customer is told by Heard itself, "
    "which chose them; the section on readers has other eyes. A sentence with a [blank] is read as it stands. "
    "Intervals are over replies."
)
STOCK = "I completely understand your frustration and I apologise for any inconvenience this may have caused. "
LONGER = 1.6
NOTHING = "suggests nothing"


def measure_edited(folder: Path, _rivals: Rivals) -> Section:
    """How edited replies compare with the replies as they were, by source."""
    replies = mediocre_replies(folder)
    rows = tuple(
        row for source in SOURCES for row in _rows(source, [reply for reply in replies if reply.source == source])
    )
    head = ("figure", "bar", "n", "Heard's edits", "a stock sentence of empathy")
    notes = (ABOUT, name_files(folder, GOLD, *ANNOTATORS, CARE), name_files(REPOSITORY, FILE))
    return Section("Edited replies", notes, Table(head, rows))


@dataclass(frozen=True, slots=True)
class Edited:
    """A mediocre reply in other words, and what Heard says of these."""

    reply: Mediocre
    text: str
    review: DraftReview


def _rows(source: str, replies: Sequence[Mediocre]) -> Iterator[tuple[str, ...]]:
    helped = [reply for reply in replies if reply.review.suggestions]
    share = estimate(np.array([[float(bool(reply.review.suggestions))] for reply in replies]), average).text()
    yield (f"{source}: share with a suggestion", "", f"{len(replies)} replies", share, NOTHING)
    content = [reply for reply in replies if not reply.needs_edit]
    if content:
        share = estimate(np.array([[float(bool(reply.review.suggestions))] for reply in content]), average).text()
        yield (f"{source}: share with one where none is wanted", "", f"{len(content)} replies", share, NOTHING)
    yield (f"{source}: kinds of the edits", "", f"{len(helped)} edited", kinds_of(helped), NOTHING)
    ours, theirs = (
        [Edited(reply, text, review_draft(reply.before, text)) for reply, text in pairs]
        for pairs in (
            [(reply, reply.review.improved) for reply in helped],
            [(reply, STOCK + reply.text) for reply in helped],
        )
    )
    for title, bar, says in CHECKS:
        cells = (estimate(np.array([[says(each)] for each in some]), average).text() for some in (ours, theirs))
        yield (f"{source}: {title}", bar, f"{len(helped)} edited", *cells)


def kinds_of(replies: Sequence[Mediocre]) -> str:
    """How often each kind of suggestion is made for these, the most frequent first."""
    counted = Counter(suggestion.kind for reply in replies for suggestion in reply.review.suggestions)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{kind} {count}" for kind, count in ranked)


def takes_up_more(edited: Edited) -> float:
    """Whether it takes up more of what is open than the reply did."""
    return float(len(edited.review.taken_up) > len(edited.reply.review.taken_up))


def change_in_heard(edited: Edited) -> float:
    """How much more heard it leaves the customer, by Heard."""
    before, now = edited.reply.review.reply.heard, edited.review.reply.heard
    return now.value - before.value if before and now else float("nan")


def longer_by_little(edited: Edited) -> float:
    """Whether it is at most 60 % longer, in letters."""
    return float(len(edited.text) <= LONGER * len(edited.reply.text))


def keeps_every_fact(edited: Edited) -> float:
    """Whether no fact of the reply is gone."""
    return float(not lost(edited.text, edited.reply.text))


def adds_none(edited: Edited) -> float:
    """Whether every fact of it stands in the conversation or the reply, and it promises nothing more."""
    reply, text = edited.reply, edited.text
    known = facts_of([*(turn.text for turn in reply.before.turns), reply.text])
    promised = [commitment.kind for commitment in find_commitments(text)]
    return float(not unfounded(text, known) and promised == [each.kind for each in find_commitments(reply.text)])


CHECKS = (
    ("share that takes up more", "", takes_up_more),
    ("change in heard value", "above 0", change_in_heard),
    ("share longer by at most 60 %", "", longer_by_little),
    ("share that keeps every fact", "1", keeps_every_fact),
    ("share that adds no fact and no promise", "1", adds_none),
)
