"""Feelings and concerns of customers: the customer turns of gold/, each labelled by three annotators."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.gold import Gold, flag
from evals.interval import Figure, Rows, estimate
from evals.measure import count_labels, count_pairs, macro_f1, micro_f1, pearson
from evals.rival import Rivals, names, silent
from evals.sets import ANNOTATORS, GOLD, name_files, read_gold
from evals.shown import Shown, majority, shown_by_reading
from evals.side import Leaning, Side, side_flags, side_of_feelings
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.wiring.model import review

FEELINGS, CONCERNS = tuple(FeelingName), tuple(ConcernKind)

ABOUT = (
    "Real conversations (Twitter support, customer-care chats), labelled under the codebook by three independent "
    "annotators. **The annotators are language models, not people**: the figures say how far Heard agrees with them. "
    "Heard, VADER and TextBlob are measured against the majority (two of three); the column of the annotators is one "
    "measured against another, the mean over all ordered pairs. Heard reviews each conversation as a whole; nothing "
    "is trained on or tuned to this set. Intervals are over conversations."
)
LEANING = (
    "Unpleasant intensity: for Heard the intensity of the strongest unpleasant feeling in the reading, 0 if there is "
    "none; for VADER and TextBlob how far their polarity lies below 0. Pleasant, unpleasant or neither: the turns "
    "whose expected feelings are all on one side, or that have none; the side is found as for the comments above."
)

Answers: TypeAlias = Sequence[Shown]
Leanings: TypeAlias = Sequence[Shown | Leaning]


def measure_turns(folder: Path, rivals: Rivals) -> Section:
    """Feelings, concerns, unpleasant intensity and sides on the customer turns of gold/."""
    turns = _read(folder)
    feelings, concerns = turns.count(count_feelings), turns.count(count_concerns)
    size = f"{len(turns.texts)} turns"
    no_feelings, no_concerns = silent(rivals, "feelings"), silent(rivals, "concerns")
    displeasure = _leaning(turns, rivals, aspect=count_displeasure, figure=pearson)
    sides = _leaning(turns, rivals, aspect=count_sides, figure=macro_f1)
    decided = sum(side_of_feelings(shown.feelings) is not None for shown in turns.expected)
    rows = (
        ("micro-F1, ten feelings", size, *feelings.cells(micro_f1), *no_feelings),
        ("macro-F1, feelings", size, *feelings.macro_cells(), *no_feelings),
        ("micro-F1, kinds of concerns", size, *concerns.cells(micro_f1), *no_concerns),
        ("r, unpleasant intensity", size, *displeasure),
        ("macro-F1, pleasant, unpleasant or neither", f"{decided} turns", *sides),
        *(row + no_feelings for row in feelings.each_label(FEELINGS, "turns")),
        *(row + no_concerns for row in concerns.each_label(CONCERNS, "turns")),
    )
    left_out = (
        f"Macro-F1 is over {feelings.left_out(FEELINGS, 'turns')} {turns.unread} turns are not in English: Heard does "
        "not read them, and they count as showing nothing."
    )
    head = ("figure", "n", "Heard", "annotators among each other", *names(rivals))
    notes = (ABOUT, left_out, LEANING, name_files(folder, GOLD, *ANNOTATORS))
    return Section("Feelings and concerns of customers: gold", notes, Table(head, rows))


def count_feelings(expected: Answers, given: Answers) -> Rows:
    """What the F1 of feelings is made of."""
    return count_labels(*(flag([shown.feelings for shown in answers], FEELINGS) for answers in (expected, given)))


def count_concerns(expected: Answers, given: Answers) -> Rows:
    """What the F1 of kinds of concerns is made of."""
    return count_labels(*(flag([shown.concerns for shown in answers], CONCERNS) for answers in (expected, given)))


def count_displeasure(expected: Answers, given: Leanings) -> Rows:
    """What the correlation of unpleasant intensity is made of."""
    return count_pairs(*(np.array([each.displeasure for each in answers]) for answers in (expected, given)))


def count_sides(expected: Answers, given: Leanings) -> Rows:
    """What the F1 of sides is made of; a turn whose expected feelings are on both sides does not count."""
    sides = [side_of_feelings(shown.feelings) for shown in expected]
    counted = np.array([[side is not None] * len(Side) for side in sides])
    return count_labels(side_flags(sides), side_flags([each.side for each in given]), counted)


def _read(folder: Path) -> Gold[Shown]:
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
    )


def _leaning(
    turns: Gold[Shown], rivals: Rivals, *, aspect: Callable[[Answers, Leanings], Rows], figure: Figure
) -> tuple[str, ...]:
    leaned = (aspect(turns.expected, [rival.lean(text) for text in turns.texts]) for rival in rivals)
    return (*turns.count(aspect).cells(figure), *(estimate(turns.sum(rows), figure).text() for rows in leaned))
