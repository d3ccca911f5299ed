"""Promises and what became of them, how conversations ended, wishes, and what is carried, beside patterns of words."""

import re
from collections.abc import Sequence
from pathlib import Path

from evals.history.written import (
    DEVELOPMENT,
    FILE,
    Written,
    count_by_story,
    f1,
    pair_up,
    precision,
    read_stories,
    recall,
    share,
)
from evals.interval import Figure, Rows, estimate
from evals.rival import Rivals
from evals.sets import REPOSITORY, name_files
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.history.carried import carried_from
from heard.history.outcome import Outcome
from heard.history.story import Passage, passage_of
from heard.language.sentence import split_sentences

# What somebody would search for who looks for promises: one pattern, tried on each sentence.
WORDS = re.compile(
    r"\b(?:will|shall|going to|promise)\b|[’']ll\b|\b(?:within|in) \d+|\bby (?:mon|tues|wednes|thurs|fri)day\b",
    re.IGNORECASE,
)
SETTLED = frozenset({Outcome.KEPT, Outcome.BROKEN})
ABOUT = (
    "The same 150 stories. A promise is found where the words told share a letter with those labelled; of "
    "promises that "
    "are found and labelled kept or broken, the share of which the same is told, where open or unknown counts "
    "as wrong. "
    "Beside it: a pattern of the words that promises are made of, tried on each sentence of a reply; and whoever comes "
    "back was let down (broken if there is a later conversation, else unknown). How a conversation ended is "
    "told in five words. What is carried into the "
    "next conversation is held against the few clear cases that were labelled; the ledger finds more. "
    "Intervals are over stories."
)


def measure_promises(_folder: Path, _rivals: Rivals) -> Section:
    """Promises found, their outcomes, endings, wishes and carried items."""
    stories, development = read_stories(FILE), read_stories(DEVELOPMENT)
    measured = (
        ("F1, promises found", "at least .75", f1, count_found, count_by_pattern),
        ("precision, promises found", "", precision, count_found, count_by_pattern),
        ("recall, promises found", "", recall, count_found, count_by_pattern),
        ("share, kept or broken right", "at least .85", share, count_outcomes, count_let_down),
        ("share, day right where one is labelled", "", share, count_days, None),
        ("share, ending right", "", share, count_endings, None),
        ("F1, wishes found", "", f1, count_wishes, None),
        ("recall, unheard items carried", "", recall, count_carried, None),
    )
    rows = []
    for name, bar, figure, counted, beside in measured:
        counts = count_by_story(stories, counted)
        other = estimate(count_by_story(stories, beside), figure).text() if beside else ""
        dev = estimate(count_by_story(development, counted), figure).text()
        rows.append((name, bar, _size(counts, figure), estimate(counts, figure).text(), other, dev))
    head = ("figure", "bar", "n", "Heard", "a pattern of words", "Heard, development")
    return Section("Promises, endings and wishes", (ABOUT, name_files(REPOSITORY, FILE)), Table(head, tuple(rows)))


def _size(counts: Rows, figure: Figure) -> str:
    sums = counts.sum(axis=0)
    return f"{int(sums[1])}" if figure is share else f"{int(sums[0] + sums[2])}"


def count_found(story: Written) -> Sequence[float]:
    """Promises rightly found, found in vain, missed."""
    return _counted(story, [fate.promise.passage for fate in story.history.fates], "promises")


def count_by_pattern(story: Written) -> Sequence[float]:
    """The same for one pattern."""
    said = [
        passage_of(conversation, sentence)
        for conversation in story.conversations
        for turn in conversation.by(Role.AGENT)
        for sentence in split_sentences(turn)
        if WORDS.search(sentence.quote)
    ]
    return _counted(story, said, "promises")


def count_outcomes(story: Written) -> Sequence[float]:
    """Of the promises found that are labelled kept or broken, those told rightly, and all."""
    fates = story.history.fates
    pairs = [
        (fates[place].outcome, label["outcome"])
        for place, label in pair_up([fate.promise.passage for fate in fates], story.labels["promises"])
        if label["outcome"] in SETTLED
    ]
    return sum(told == labelled for told, labelled in pairs), len(pairs)


def count_let_down(story: Written) -> Sequence[float]:
    """The same for whoever takes every promise as broken that is followed by another conversation."""
    passages = [fate.promise.passage for fate in story.history.fates]
    last = story.conversations[-1].id
    pairs = [
        (Outcome.BROKEN if passages[place].conversation_id != last else Outcome.UNKNOWN, label["outcome"])
        for place, label in pair_up(passages, story.labels["promises"])
        if label["outcome"] in SETTLED
    ]
    return sum(told == labelled for told, labelled in pairs), len(pairs)


def count_days(story: Written) -> Sequence[float]:
    """Of the promises found that are labelled with a day, those whose day is told rightly, and all."""
    fates = story.history.fates
    pairs = [
        (fates[place].promise.due, label["due"])
        for place, label in pair_up([fate.promise.passage for fate in fates], story.labels["promises"])
        if label["due"]
    ]
    return sum(due is not None and due.isoformat() == labelled for due, labelled in pairs), len(pairs)


def count_endings(story: Written) -> Sequence[float]:
    """Conversations whose ending is told rightly, and all."""
    ended = story.labels["ended"]
    chapters = story.history.chapters
    return sum(each.ending.ended == ended[each.review.conversation.id] for each in chapters), len(chapters)


def count_wishes(story: Written) -> Sequence[float]:
    """Wishes rightly found, found in vain, missed."""
    return _counted(story, [each.passage for each in story.history.preferences], "preferences")


def count_carried(story: Written) -> Sequence[float]:
    """Unheard items rightly carried, carried in vain, missed."""
    carried = [each.passage for review in story.history.story.reviews for each in carried_from(review)]
    return _counted(story, carried, "unheard")


def _counted(story: Written, passages: Sequence[Passage], labels: str) -> Sequence[float]:
    right = len(list(pair_up(passages, story.labels[labels])))
    return right, len(passages) - right, len(story.labels[labels]) - right
