"""Frustration of customers: real dialogues in which three people rated every customer turn."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import TypeAlias

import numpy as np

from evals.interval import Rows, estimate, estimate_mean
from evals.measure import count_pairs, pearson, sum_by
from evals.rival import Rival, Rivals, names
from evals.sets import FRUSTRATION, name_files, read_frustration
from evals.table import Section, Table
from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.engines.encoder import Encoder
from heard.wiring.model import review

RATERS = 3

ABOUT = (
    "Real support dialogues on Twitter; three people rated the frustration of each customer turn from 0 to 4 (Zuters "
    "and Leonova 2020). r is Pearson's, with the mean of those who rated the turn. Heard makes two predictions, both "
    "fixed before the first run. As shown: the largest intensity times confidence over the unpleasant feelings of "
    "the turn's reading, 0 if there are none. As measured: how unpleasant the encoder finds the turn, 0 to 3, the "
    "largest over its sentences, before any of it is shown. Nothing is trained on or tuned to this set. For VADER and "
    "TextBlob it is how far their polarity lies below 0. Heard reviews each dialogue as a whole. The raters' columns "
    "are means over the three of them. Intervals are over dialogues."
)


@dataclass(frozen=True, slots=True)
class RatedTurn:
    """A customer turn, by the number of its dialogue: what Heard read in it, and what each rater said, if anything."""

    dialogue: int
    reading: Reading
    ratings: tuple[float | None, ...]
    measured: float = 0.0


Opinion: TypeAlias = Callable[[RatedTurn], float | None]


def measure_frustration(folder: Path, rivals: Rivals) -> Section:
    """How well Heard and its rivals follow the raters, and how well the raters follow one another."""
    turns = _read(folder)
    shown, measured, *beside = (
        estimate(pair_up(turns, mean_rating(), tool), pearson).text()
        for tool in (
            lambda turn: predicted_frustration(turn.reading),
            lambda turn: turn.measured,
            *map(displeasure_by, rivals),
        )
    )
    one_other = [pair_up(turns, rating(one), rating(other)) for one, other in combinations(range(RATERS), 2)]
    the_others = [pair_up(turns, mean_rating(without=one), rating(one)) for one in range(RATERS)]
    people = [estimate_mean(pairs, [pearson] * RATERS).text() for pairs in (one_other, the_others)]
    rated = sum(mean_rating()(turn) is not None for turn in turns)
    size = f"{rated} turns"
    rows = (
        ("r, frustration, as shown", size, shown, *people, *beside),
        ("r, frustration, as measured", size, measured, *people, *beside),
    )
    head = ("figure", "n", "Heard", "one rater with another", "one rater with the mean of the others", *names(rivals))
    return Section("Frustration", (ABOUT, name_files(folder, FRUSTRATION)), Table(head, rows))


def predicted_frustration(reading: Reading) -> float:
    """From 0 to 3: the largest intensity times confidence over the unpleasant feelings."""
    return max((feeling.intensity * feeling.confidence for feeling in reading.unpleasant), default=0.0)


def displeasure_by(rival: Rival) -> Opinion:
    """How far a rival's polarity for the text lies below 0."""
    return lambda turn: rival.lean(turn.reading.turn.text).displeasure


def rating(rater: int) -> Opinion:
    """What one rater said."""
    return lambda turn: turn.ratings[rater]


def mean_rating(*, without: int | None = None) -> Opinion:
    """The mean of those who rated a turn, one of them left out if asked for."""

    def opinion(turn: RatedTurn) -> float | None:
        given = [said for rater, said in enumerate(turn.ratings) if said is not None and rater != without]
        return mean(given) if given else None

    return opinion


def pair_up(turns: list[RatedTurn], expected: Opinion, given: Opinion) -> Rows:
    """What the correlation of two opinions is made of, by dialogue; turns without one of them are left out."""
    said = [(turn.dialogue, expected(turn), given(turn)) for turn in turns]
    kept = np.array([each for each in said if None not in each], float)
    return sum_by(kept[:, 0].astype(int).tolist(), count_pairs(kept[:, 1], kept[:, 2]), size=turns[-1].dialogue + 1)


def _read(folder: Path) -> list[RatedTurn]:
    encoder = Encoder()
    return [
        RatedTurn(number, reading, ratings, measured_displeasure(rated.conversation, reading.turn, encoder))
        for number, rated in enumerate(read_frustration(folder))
        for reading, ratings in zip(review(rated.conversation).readings, rated.ratings, strict=True)
    ]


def measured_displeasure(said: Conversation, turn: Turn, encoder: Encoder) -> float:
    """From 0 to 3: how unpleasant the encoder finds a turn of a conversation."""
    before = said.turns[: said.turns.index(turn)]
    return max((read.displeasure for read in encoder.read(turn, before)), default=0.0)
