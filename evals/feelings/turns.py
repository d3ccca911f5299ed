"""Feelings, concerns and signals of customers: the customer turns of gold/, each labelled by three annotators."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.baselines.learner import Learners, said_by
from evals.baselines.lessons import Lesson, labels_by, read_lessons, tell_lessons
from evals.gold import COLUMNS, Counted, Gold, flag
from evals.interval import Figure, Rows, estimate
from evals.measure import count_distances, count_labels, count_pairs, macro_f1, mean_distance, micro_f1, pearson
from evals.quote import count_quotes, overlap_f1
from evals.rival import Rivals, names, silent
from evals.sets import ANNOTATORS, GOLD, Annotated, name_files, read_gold
from evals.shown import Shown, majority, shown_by_names, shown_by_reading
from evals.side import Leaning, Side, side_flags, side_of_feelings
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.customer.signal import SignalName
from heard.wiring.model import review

FEELINGS, CONCERNS, SIGNALS = tuple(FeelingName), tuple(ConcernKind), tuple(SignalName)

ABOUT = (
    "Real conversations (Twitter support, customer-care chats), labelled under the codebook by three independent "
    "annotators. **The annotators are language models, not people**: the figures say how far Heard agrees with them. "
    "Heard and all tools are measured against the majority (two of three), Heard also against one annotator, the mean "
    "over the three; the column of the annotators is one measured against another, the mean over all ordered pairs. "
    "Heard reviews each conversation as a whole; nothing is trained on or tuned to this set. Intervals are over "
    "conversations."
)
LEANING = (
    "Unpleasant intensity: for Heard the intensity of the strongest unpleasant feeling in the reading, 0 if there is "
    "none; for a taught baseline 1 where it gives an unpleasant feeling; for VADER and TextBlob how far their polarity "
    "lies below 0. Its mean absolute error is over the turns in which it is more than 0 in what was expected or in "
    "what was given. Pleasant, unpleasant or neither: the turns whose expected feelings are all on one side, or that "
    "have none; the side is found as for the comments above."
)
WORDS = (
    "Words of concerns: the stretches of a turn that at least two of three annotators quote as one kind of concern. "
    "Words that Heard quotes are right when they overlap such a stretch of the same kind, by a character or more; a "
    "stretch is found when words of Heard overlap it. F1 is the harmonic mean of the two shares. Of two annotators, "
    "the quotes of one are what is expected of the other."
)

Answers: TypeAlias = Sequence[Shown]
Leanings: TypeAlias = Sequence[Shown | Leaning]


def measure_turns(folder: Path, rivals: Rivals, learners: Learners = ()) -> Section:
    """Feelings, concerns, signals, unpleasant intensity and sides on the customer turns of gold/."""
    lessons = read_lessons(folder, Role.CUSTOMER) if learners else []
    turns = _read(folder, lessons, learners)
    feelings, concerns, signals = map(turns.count, (count_feelings, count_concerns, count_signals))
    size = f"{len(turns.texts)} turns"
    rows = (
        ("micro-F1, ten feelings", size, *feelings.cells(micro_f1), *silent(rivals, "feelings")),
        ("macro-F1, feelings", size, *feelings.macro_cells(), *silent(rivals, "feelings")),
        ("micro-F1, kinds of concerns", size, *concerns.cells(micro_f1), *silent(rivals, "concerns")),
        ("micro-F1, four signals", size, *signals.cells(micro_f1), *silent(rivals, "signals")),
        *_without_baselines(replace(turns, baselines=()), (*learners, *rivals)),
        *_leanings(turns, rivals),
        *_each_label(feelings, FEELINGS, silent(rivals, "feelings")),
        *_each_label(concerns, CONCERNS, silent(rivals, "concerns")),
        *_each_label(signals, SIGNALS, silent(rivals, "signals")),
    )
    left_out = (
        f"Macro-F1 is over {feelings.left_out(FEELINGS, 'turns')} {turns.unread} turns are not in English: Heard does "
        "not read them, and they count as showing nothing."
    )
    head = ("figure", "n", *COLUMNS, *names(learners), *names(rivals))
    files = name_files(folder, GOLD, *ANNOTATORS)
    notes = (ABOUT, *tell_lessons(lessons), left_out, WORDS, LEANING, files)
    return Section("Feelings and concerns of customers: gold", notes, Table(head, rows))


def count_feelings(expected: Answers, given: Answers) -> Rows:
    """What the F1 of feelings is made of."""
    return count_labels(*(flag([shown.feelings for shown in answers], FEELINGS) for answers in (expected, given)))


def count_concerns(expected: Answers, given: Answers) -> Rows:
    """What the F1 of kinds of concerns is made of."""
    return count_labels(*(flag([shown.concerns for shown in answers], CONCERNS) for answers in (expected, given)))


def count_signals(expected: Answers, given: Answers) -> Rows:
    """What the F1 of signals is made of."""
    return count_labels(*(flag([shown.signals for shown in answers], SIGNALS) for answers in (expected, given)))


def count_words(expected: Answers, given: Answers) -> Rows:
    """What the F1 of the words of concerns is made of."""
    return count_quotes([shown.quotes for shown in expected], [shown.quotes for shown in given])


def count_errors(expected: Answers, given: Answers) -> Rows:
    """What the mean absolute error of unpleasant intensity is made of; a turn without any does not count."""
    return count_distances(*(np.array([shown.displeasure for shown in answers]) for answers in (expected, given)))


def count_displeasure(expected: Answers, given: Leanings) -> Rows:
    """What the correlation of unpleasant intensity is made of."""
    return count_pairs(*(np.array([each.displeasure for each in answers]) for answers in (expected, given)))


def count_sides(expected: Answers, given: Leanings) -> Rows:
    """What the F1 of sides is made of; a turn whose expected feelings are on both sides does not count."""
    sides = [side_of_feelings(shown.feelings) for shown in expected]
    counted = np.array([[side is not None] * len(Side) for side in sides])
    return count_labels(side_flags(sides), side_flags([each.side for each in given]), counted)


def _read(folder: Path, lessons: Sequence[Lesson], learners: Learners) -> Gold[Shown]:
    gold = read_gold(folder)
    readings = [review(each.conversation).readings for each in gold]
    opinions = [[shown for each in gold for shown in each.opinions[place].shown] for place in range(len(ANNOTATORS))]
    return Gold(
        [number for number, read in enumerate(readings) for _ in read],
        [turn.text for each in gold for turn in each.conversation.by(Role.CUSTOMER)],
        [majority(shown) for shown in zip(*opinions, strict=True)],
        opinions,
        [shown_by_reading(reading) for read in readings for reading in read],
        sum(reading.language is not None for read in readings for reading in read),
        list(_taught(gold, lessons, learners)),
    )


def _taught(gold: Sequence[Annotated], lessons: Sequence[Lesson], learners: Learners) -> Iterator[list[Shown]]:
    asked = [said for each in gold for _, said in said_by(each.conversation, Role.CUSTOMER)]
    for learner in learners:
        given = labels_by(learner, lessons, asked, [*FEELINGS, *CONCERNS, *SIGNALS])
        yield [shown_by_names(labels) for labels in given]


def _without_baselines(turns: Gold[Shown], beside: Sequence[object]) -> Iterator[tuple[str, ...]]:
    words, errors = turns.count(count_words), turns.count(count_errors)
    _, _, quoted, _ = words.heard.sum(axis=0)
    yield ("F1, words of concerns", f"{quoted:.0f} quotes", *words.cells(overlap_f1), *silent(beside, "words"))
    _, counted = errors.heard.sum(axis=0)
    cells = errors.cells(mean_distance)
    yield (
        "mean absolute error, unpleasant intensity",
        f"{counted:.0f} turns",
        *cells,
        *silent(beside, "intensity"),
    )


def _leanings(turns: Gold[Shown], rivals: Rivals) -> Iterator[tuple[str, ...]]:
    decided = sum(side_of_feelings(shown.feelings) is not None for shown in turns.expected)
    displeasure = _leaning(turns, rivals, aspect=count_displeasure, figure=pearson)
    yield ("r, unpleasant intensity", f"{len(turns.texts)} turns", *displeasure)
    sides = _leaning(turns, rivals, aspect=count_sides, figure=macro_f1)
    yield ("macro-F1, pleasant, unpleasant or neither", f"{decided} turns", *sides)


def _each_label(counted: Counted, labels: Sequence[str], says_none: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (row + says_none for row in counted.each_label(labels, "turns"))


def _leaning(
    turns: Gold[Shown], rivals: Rivals, *, aspect: Callable[[Answers, Leanings], Rows], figure: Figure
) -> tuple[str, ...]:
    leaned = (aspect(turns.expected, [rival.lean(text) for text in turns.texts]) for rival in rivals)
    return (*turns.count(aspect).cells(figure), *(estimate(turns.sum(rows), figure).text() for rows in leaned))
