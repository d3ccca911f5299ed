"""The same matter again: which later conversations take up an earlier one, beside what a user would pick instead."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.history.written import (
    DEVELOPMENT,
    FILE,
    Written,
    count_by_story,
    f1,
    precision,
    read_stories,
    recall,
)
from evals.interval import Rows, estimate
from evals.rival import Rivals
from evals.sets import REPOSITORY, name_files
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.history.story import begun_at

# For each later conversation the earlier one whose matter it takes up again, by id; None for a matter of its own.
Told: TypeAlias = Mapping[str, str | None]
Teller: TypeAlias = Callable[[Written], Told]
# How close each of some texts is to each, as taught on others.
Closeness: TypeAlias = Callable[[Sequence[str], Sequence[str]], Rows]

MONTH = timedelta(days=30)
CANDIDATES = np.round(np.arange(0.0, 0.6, 0.01), 2)
ABOUT = (
    "150 stories of one customer with 2 to 5 conversations each, written and labelled for Heard by three "
    "language models, "
    "not people; half of the later conversations are other matters, and half of those near misses on purpose: the same "
    "product, the same order number, the same words. Right is a conversation that is told to take up an earlier one of "
    "the same matter. Beside it: every contact within 30 days of the last one counts; TF-IDF with the closest earlier "
    "conversation from a cosine on that was fitted on the 40 stories of development. Heard's points and the "
    "openings that "
    "its ear was taught with come from those and from openings written for it; the 150 were only counted on. "
    "Intervals are over stories."
)


def measure_repeats(_folder: Path, _rivals: Rivals, *, closeness: Closeness) -> Section:
    """Precision and recall of what is told to be the same matter again."""
    stories, development = read_stories(FILE), read_stories(DEVELOPMENT)
    tellers = (told_by_heard, told_by_days, told_by_words(development, closeness))
    later = sum(len(story.labels["repeat_of"]) for story in stories)
    counts = [count_by_story(stories, partial(count_repeats, teller=teller)) for teller in tellers]
    bars = {"precision": "at least .85", "recall": "at least .80", "f1": ""}
    rows = [
        (
            figure.__name__,
            bars[figure.__name__],
            f"{later} later conversations",
            *(estimate(each, figure).text() for each in counts),
        )
        for figure in (precision, recall, f1)
    ]
    of_development = count_by_story(development, partial(count_repeats, teller=told_by_heard))
    rows += [
        (
            f"{figure.__name__}, development",
            "",
            f"{len(development)} stories",
            estimate(of_development, figure).text(),
            "",
            "",
        )
        for figure in (precision, recall)
    ]
    head = ("figure", "bar", "n", "Heard", "the same customer within 30 days", "TF-IDF")
    return Section("The same matter again", (ABOUT, name_files(REPOSITORY, FILE)), Table(head, tuple(rows)))


def count_repeats(story: Written, teller: Teller) -> Sequence[float]:
    """Rightly told, told in vain, missed."""
    told = teller(story)
    right = vain = missed = 0
    for later, first in story.labels["repeat_of"].items():
        earlier = told.get(later)
        hit = earlier is not None and first is not None and story.root(earlier) == first
        right += hit
        vain += earlier is not None and not hit
        missed += first is not None and not hit
    return right, vain, missed


def told_by_heard(story: Written) -> Told:
    """As Heard tells."""
    return {repeat.conversation_id: repeat.of for repeat in story.history.repeats}


def told_by_days(story: Written) -> Told:
    """Whoever comes back within a month comes back with the same matter."""
    return dict(_within_a_month(story.conversations))


def _within_a_month(conversations: Sequence[Conversation]) -> Iterator[tuple[str, str | None]]:
    for before, after in pairwise(conversations):
        start, end = begun_at(before), begun_at(after)
        yield after.id, before.id if start and end and end - start <= MONTH else None


def told_by_words(development: Sequence[Written], closeness: Closeness) -> Teller:
    """The closest earlier conversation by its words, from a cosine on that suits the stories of development best."""
    known = [_asked(each) for story in development for each in story.conversations]

    @cache
    def close(conversations: tuple[Conversation, ...]) -> Rows:
        return closeness([_asked(each) for each in conversations], known)

    def at(least: float) -> Teller:
        return lambda story: dict(_closest(story.conversations, close(story.conversations), least))

    best = max(
        CANDIDATES, key=lambda least: f1(count_by_story(development, partial(count_repeats, teller=at(float(least)))))
    )
    return at(float(best))


def _closest(conversations: Sequence[Conversation], close: Rows, least: float) -> Iterator[tuple[str, str | None]]:
    for place, conversation in enumerate(conversations[1:], start=1):
        nearest = int(np.argmax(close[place, :place]))
        yield conversation.id, conversations[nearest].id if close[place, nearest] >= least else None


def _asked(conversation: Conversation) -> str:
    return " ".join(turn.text for turn in conversation.by(Role.CUSTOMER))
