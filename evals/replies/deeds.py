"""What replies do: the replies of gold/, each labelled by three annotators."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from evals.deed import Deed, deeds_by_review, majority_deed
from evals.gold import Counted, Gold, flag
from evals.interval import Rows, estimate
from evals.measure import count_labels, micro_f1
from evals.replies.values import gather_by, mean_absolute_error, quadratic_kappa, spearman
from evals.rival import Rivals, names, silent
from evals.sets import ANNOTATORS, GOLD, name_files, read_gold
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.rubric.catalogue import BEHAVIOURS
from heard.wiring.model import review

SHOWN = tuple(behaviour.id for behaviour in BEHAVIOURS)

ABOUT = (
    "The conversations and annotators of the section on customers' feelings (**language models, not people**), read "
    "in the same way: Heard against the majority (two of three), the column of the annotators one against another, "
    "the mean over all ordered pairs. A behaviour counts once a reply, whatever the words it was seen in. "
    "Intervals are over conversations."
)
TAKING_UP = (
    "Taking up: F1 of pairs of a reply and a customer turn, where the reply takes up something voiced in that turn. "
    "A concern belongs to the turn that voiced it last before the reply."
)
VALUES = (
    "Heard value: how heard the customer would feel after the reply, 1 to 5, against the mean of the three. Kappa is "
    "quadratic, over values rounded to whole ones. One annotator is measured against another, not against a mean. For "
    "VADER and TextBlob, which have no such scale, Spearman is that of the polarity of the reply's text."
)

Deeds: TypeAlias = Sequence[Deed]
Values: TypeAlias = Sequence[float | None]


def measure_replies(folder: Path, rivals: Rivals) -> Section:
    """Practices and pitfalls, taking up, and the heard value on the replies of gold/."""
    replies = _read(folder)
    behaviours, taken_up = replies.count(count_behaviours), replies.count(count_taken_up)
    size = f"{len(replies.texts)} replies"
    says_none = silent(rivals, "behaviours")
    rows = (
        (f"micro-F1, {len(SHOWN)} practices and pitfalls", size, *behaviours.cells(micro_f1), *says_none),
        ("macro-F1, practices and pitfalls", size, *behaviours.macro_cells(), *says_none),
        ("F1, taking up", f"{sum(taken_up.expected)} pairs", *taken_up.cells(micro_f1), *silent(rivals, "taking up")),
        *_values(replies, rivals),
        *(row + says_none for row in behaviours.each_label(SHOWN, "replies")),
    )
    head = ("figure", "n", "Heard", "annotators among each other", *names(rivals))
    notes = (ABOUT, _left_out(replies, behaviours), TAKING_UP, VALUES, name_files(folder, GOLD, *ANNOTATORS))
    return Section("What replies do: gold", notes, Table(head, rows))


def count_behaviours(expected: Deeds, given: Deeds) -> Rows:
    """What the F1 of the behaviours that Heard shows is made of."""
    return count_labels(*(flag([deed.behaviours for deed in deeds], SHOWN) for deeds in (expected, given)))


def count_taken_up(expected: Deeds, given: Deeds) -> Rows:
    """What the F1 of pairs of a reply and a customer turn is made of."""
    turns = sorted({turn for deed in (*expected, *given) for turn in deed.taken_up})
    counts = count_labels(*(flag([deed.taken_up for deed in deeds], turns) for deeds in (expected, given)))
    pairs: Rows = counts.sum(axis=2, keepdims=True)
    return pairs


def pair_values(replies: Gold[Deed]) -> Counted:
    """What the figures of the heard value are made of."""
    return replies.compare(lambda expected, given: _pair_up(replies, expected, [deed.heard for deed in given]))


def _read(folder: Path) -> Gold[Deed]:
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
    )


def _values(replies: Gold[Deed], rivals: Rivals) -> Iterator[tuple[str, ...]]:
    scored = replies.only([place for place, deed in enumerate(replies.heard) if deed.heard is not None])
    pairs, size = pair_values(scored), f"{len(scored.texts)} replies"
    polarities = ([rival.polarity(text) for text in scored.texts] for rival in rivals)
    leaned = (estimate(_pair_up(scored, scored.expected, values), spearman).text() for values in polarities)
    yield ("Spearman, heard value", size, *pairs.cells(spearman), *leaned)
    for name, figure in (("mean absolute error", mean_absolute_error), ("quadratic kappa", quadratic_kappa)):
        yield (f"{name}, heard value", size, *pairs.cells(figure), *silent(rivals, "value"))


def _pair_up(replies: Gold[Deed], expected: Deeds, given: Values) -> Rows:
    pairs = np.array([(deed.heard, value) for deed, value in zip(expected, given, strict=True)], float)
    return gather_by(replies.conversations, pairs)


def _left_out(replies: Gold[Deed], behaviours: Counted) -> str:
    seen = {behaviour for opinion in replies.opinions for deed in opinion for behaviour in deed.behaviours}
    counts = Counter(behaviour for deed in replies.expected for behaviour in deed.behaviours)
    hidden = sorted(seen.difference(SHOWN), key=lambda behaviour: (-counts[behaviour], behaviour))
    named = ", ".join(f"{behaviour} ({counts[behaviour]})" for behaviour in hidden)
    return (
        "Behaviours: those that Heard shows today. Of the codebook, annotators also saw these, which Heard does "
        f"not show yet and no figure counts (in brackets the replies, by the majority): {named or 'none'}. "
        f"Macro-F1 is over {behaviours.left_out(SHOWN, 'replies')} {replies.unread} of {len(replies.texts)} replies "
        "Heard does not score (not in English, or before the customer had spoken): they count as showing no behaviour, "
        "and are left out of the heard value."
    )
