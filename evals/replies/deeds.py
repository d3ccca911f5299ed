"""What replies do: the replies of gold/, each labelled by three annotators."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.baselines.learner import Learners, said_by
from evals.baselines.lessons import Lesson, labels_by, read_lessons, tell_lessons, values_by
from evals.baselines.politeness import POLITENESS
from evals.deed import Deed, deeds_by_review, majority_deed
from evals.gold import COLUMNS, Counted, Gold, flag
from evals.interval import Rows, estimate
from evals.measure import count_labels, f1_of, micro_f1
from evals.replies.calibration import measure_calibration, tell_calibration
from evals.replies.values import gather_by, mean_absolute_error, quadratic_kappa, spearman
from evals.rival import Rivals, names, silent
from evals.sets import ANNOTATORS, GOLD, Annotated, name_files, read_gold
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.ledger.item import Way
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.wiring.model import review

PRACTICES, PITFALLS = (tuple(each.id for each in BEHAVIOURS if each.kind is kind) for kind in Kind)
SHOWN = (*PRACTICES, *PITFALLS)

ABOUT = (
    "The conversations and annotators of the section on customers' feelings (**language models, not people**), read "
    "in the same way: Heard against the majority (two of three) and against one annotator, the annotators one against "
    "another, the mean over all ordered pairs. A behaviour counts once a reply, whatever the words it was seen in. "
    "Intervals are over conversations."
)
TAKING_UP = (
    "Taking up: F1 of pairs of a reply and a customer turn, where the reply takes up something voiced in that turn. "
    "A concern belongs to the turn that voiced it last before the reply. By way: the same pairs, taken up in this way; "
    "the majority has to agree on the way."
)
VALUES = (
    "Heard value: how heard the customer would feel after the reply, 1 to 5, against the mean of the three. Kappa is "
    "quadratic, over values rounded to whole ones. One annotator is measured against another, not against a mean. For "
    "VADER and TextBlob, which have no such scale, Spearman is that of the polarity of the reply's text; for the "
    "politeness strategies (a small lexicon of ours after Danescu-Niculescu-Mizil et al. 2013) that of how many polite "
    "ones the text has more than impolite ones."
)

Deeds: TypeAlias = Sequence[Deed]
Values: TypeAlias = Sequence[float | None]


def measure_replies(folder: Path, rivals: Rivals, learners: Learners = ()) -> Section:
    """Practices and pitfalls, taking up, calibration and the heard value on the replies of gold/."""
    lessons = read_lessons(folder, Role.AGENT) if learners else []
    replies, scorers = _read(folder, lessons, learners), (*rivals, POLITENESS)
    behaviours, says_none = replies.count(count_behaviours), silent(scorers, "behaviours")
    rows = (
        *(row + says_none for row in _families(behaviours, f"{len(replies.texts)} replies")),
        *(row + silent((*learners, *scorers), "taking up") for row in _taking_up(replace(replies, baselines=()))),
        *_values(replies, scorers),
        *(
            (*row, *silent((*COLUMNS[1:], *learners, *scorers), "confidence"))
            for row in measure_calibration(replies, SHOWN)
        ),
        *(row + says_none for row in behaviours.each_label(SHOWN, "replies", least=1)),
    )
    head = ("figure", "n", *COLUMNS, *names(learners), *names(scorers))
    about = (ABOUT, *tell_lessons(lessons), _left_out(replies, behaviours), TAKING_UP, VALUES)
    notes = (*about, tell_calibration(replies, SHOWN), name_files(folder, GOLD, *ANNOTATORS))
    return Section("What replies do: gold", notes, Table(head, rows))


def count_behaviours(expected: Deeds, given: Deeds) -> Rows:
    """What the F1 of the behaviours that Heard shows is made of."""
    return count_labels(*(flag([deed.behaviours for deed in deeds], SHOWN) for deeds in (expected, given)))


def count_taken_up(expected: Deeds, given: Deeds) -> Rows:
    """What the F1 of pairs of a reply and a customer turn is made of."""
    return _count_pairs(*([deed.taken_up for deed in deeds] for deeds in (expected, given)))


def count_ways(expected: Deeds, given: Deeds) -> Rows:
    """What the F1 of pairs of a reply and a customer turn is made of, one way of taking up a column."""
    by_way = (_count_pairs(*([_turns(deed, way) for deed in deeds] for deeds in (expected, given))) for way in Way)
    return np.concatenate([*by_way], axis=2)


def pair_values(replies: Gold[Deed]) -> Counted:
    """What the figures of the heard value are made of."""
    return replies.compare(lambda expected, given: _pair_up(replies, expected, [deed.heard for deed in given]))


def _read(folder: Path, lessons: Sequence[Lesson], learners: Learners) -> Gold[Deed]:
    gold = read_gold(folder)
    opinions = [[deed for each in gold for deed in each.opinions[place].deeds] for place in range(len(ANNOTATORS))]
    done = [list(deeds_by_review(review(each.conversation))) for each in gold]
    return Gold(
        [number for number, deeds in enumerate(done) for _ in deeds],
        [turn.text for each in gold for turn in each.conversation.by(Role.AGENT)],
        [majority_deed(deeds) for deeds in zip(*opinions, strict=True)],
        opinions,
        [deed for deeds in done for deed in deeds],
        sum(deed.heard is None for deeds in done for deed in deeds),
        list(_taught(gold, lessons, learners)),
    )


def _taught(gold: Sequence[Annotated], lessons: Sequence[Lesson], learners: Learners) -> Iterator[list[Deed]]:
    asked = [said for each in gold for _, said in said_by(each.conversation, Role.AGENT)]
    for learner in learners:
        given = zip(labels_by(learner, lessons, asked, SHOWN), values_by(learner, lessons, asked), strict=True)
        yield [Deed(labels, frozenset(), value) for labels, value in given]


def _families(behaviours: Counted, size: str) -> Iterator[tuple[str, ...]]:
    places = range(len(SHOWN))
    families = {"practices": places[: len(PRACTICES)], "pitfalls": places[len(PRACTICES) :]}
    for family, chosen in families.items():
        counted = behaviours.of(chosen)
        yield (f"micro-F1, {len(chosen)} {family}", size, *counted.cells(micro_f1))
        yield (f"macro-F1, {family}", size, *counted.macro_cells())


def _taking_up(replies: Gold[Deed]) -> Iterator[tuple[str, ...]]:
    whole, ways = replies.count(count_taken_up), replies.count(count_ways)
    yield ("F1, taking up", f"{sum(whole.expected)} pairs", *whole.cells(micro_f1))
    for place, way in enumerate(Way):
        yield (f"F1, taking up: {way}", f"{ways.expected[place]} pairs", *ways.cells(f1_of(place)))


def _turns(deed: Deed, way: Way) -> frozenset[str]:
    return frozenset(turn for turn, taken in deed.ways if taken == way)


def _count_pairs(expected: Sequence[Collection[str]], given: Sequence[Collection[str]]) -> Rows:
    turns = sorted({turn for each in (*expected, *given) for turn in each})
    pairs: Rows = count_labels(flag(expected, turns), flag(given, turns)).sum(axis=2, keepdims=True)
    return pairs


def _values(replies: Gold[Deed], scorers: Rivals) -> Iterator[tuple[str, ...]]:
    scored = replies.only([place for place, deed in enumerate(replies.heard) if deed.heard is not None])
    pairs, size = pair_values(scored), f"{len(scored.texts)} replies"
    polarities = ([scorer.polarity(text) for text in scored.texts] for scorer in scorers)
    leaned = (estimate(_pair_up(scored, scored.expected, values), spearman).text() for values in polarities)
    yield ("Spearman, heard value", size, *pairs.cells(spearman), *leaned)
    for name, figure in (("mean absolute error", mean_absolute_error), ("quadratic kappa", quadratic_kappa)):
        yield (f"{name}, heard value", size, *pairs.cells(figure), *silent(scorers, "value"))


def _pair_up(replies: Gold[Deed], expected: Deeds, given: Values) -> Rows:
    pairs = np.array([(deed.heard, value) for deed, value in zip(expected, given, strict=True)], float)
    return gather_by(replies.conversations, pairs)


def _left_out(replies: Gold[Deed], behaviours: Counted) -> str:
    seen = {behaviour for opinion in replies.opinions for deed in opinion for behaviour in deed.behaviours}
    counts = Counter(behaviour for deed in replies.expected for behaviour in deed.behaviours)
    hidden = sorted(seen.difference(SHOWN), key=lambda behaviour: (-counts[behaviour], behaviour))
    named = ", ".join(f"{behaviour} ({counts[behaviour]})" for behaviour in hidden)
    unshown = (
        "Of the codebook, annotators also saw these, which Heard does not show yet and no figure counts (in brackets "
        f"the replies, by the majority): {named}. "
    )
    return (
        f"Behaviours: those that Heard shows today. {unshown if hidden else ''}"
        f"Macro-F1 is over {behaviours.left_out(SHOWN, 'replies')} {replies.unread} of {len(replies.texts)} replies "
        "Heard does not score (not in English, or before the customer had spoken): they count as showing no behaviour, "
        "and are left out of the heard value."
    )
