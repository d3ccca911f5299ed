"""Judgements and cases that are made up in the fewest letters."""

from collections.abc import Sequence

from evals.robustness.case import Case, Fields
from evals.robustness.judgement import Judgement
from evals.side import Side


def judge(heard: float | None = None, *feelings: str, side: Side | None = Side.NEITHER) -> Judgement:
    """A judgement with a heard value and feelings."""
    return Judgement(heard, 0.0, side, frozenset(feelings))


def case(fields: Fields | None = None, **judged: Judgement) -> Case:
    """A case by its variants."""
    return Case({"id": "case", **(fields or {})}, judged)


def cases(*values: Sequence[float | None], unit: str = "id") -> list[Case]:
    """Cases with two variants, a and b, that differ in the heard value; each is a unit of its own."""
    return [
        case({"id": str(place), unit: str(place)}, a=judge(before), b=judge(after))
        for place, (before, after) in enumerate(values)
    ]
