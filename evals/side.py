"""Pleasant, unpleasant or neither: the one question about a text that every tool can answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from evals.measure import Flags
from heard.customer.feeling import PLEASANT, FeelingName
from training.sources.goemotions import Comment


class Side(StrEnum):
    """Which way a text leans."""

    PLEASANT = "pleasant"
    UNPLEASANT = "unpleasant"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a tool that knows no feelings says of a text: its side, and how unpleasant it is, from 0 up."""

    side: Side
    displeasure: float


def side_of_feelings(feelings: Iterable[str]) -> Side | None:
    """The side that all the feelings are on; None when they are on both."""
    sides = {Side.PLEASANT if feeling in PLEASANT else Side.UNPLEASANT for feeling in feelings}
    if len(sides) > 1:
        return None
    return next(iter(sides), Side.NEITHER)


def side_of_comment(comment: Comment) -> Side | None:
    """The side of a GoEmotions comment; None when its labels show both sides, or leave open which it is."""
    decided = comment.feelings()
    shown = [feeling for feeling, is_shown in decided.items() if is_shown]
    undecided = [feeling for feeling in FeelingName if feeling not in decided]
    side = side_of_feelings([*shown, *undecided])
    return side if shown or not undecided else None


def side_of_polarity(polarity: float, neutral: float = 0.0) -> Side:
    """The side of a number that is below 0 for bad and above 0 for good; less than `neutral` from 0 is neither."""
    if polarity == 0 or abs(polarity) < neutral:
        return Side.NEITHER
    return Side.PLEASANT if polarity > 0 else Side.UNPLEASANT


def side_flags(sides: Sequence[Side | None]) -> Flags:
    """One row a text, one column a side; nothing is set in the row of a text without one."""
    return np.array([[side is each for each in Side] for side in sides])
