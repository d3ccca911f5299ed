"""What people say of the same conversations beside each other."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.quality.agreement import Agreement, agreement
from heard.quality.calibration import PARTS, Compared, Said, Spread, compare, spread
from heard.quality.scorecard import Category, Scorecard

TONE = Category("tone", "Tone", "Is it kind?", 5, 10)
NEXT = Category("next", "Next step", "Is it said?", 2, 10)
CARD = Scorecard("ours", "Ours", (TONE, NEXT))
BEN, CYD, DAN = 1, 2, 3


def compared(said: dict[tuple[int, int], Said], *people: int) -> Compared:
    return compare(CARD, [7, 8], people, said)


@pytest.mark.parametrize(
    ("category", "steps", "apart"),
    [
        (TONE, [3, 3, 3], Spread.SAME),
        (TONE, [None, None], Spread.SAME),
        (TONE, [3, 4], Spread.CLOSE),
        (TONE, [3, 5], Spread.FAR_APART),
        (TONE, [1, 2, 3], Spread.FAR_APART),
        (NEXT, [1, 2], Spread.FAR_APART),
        (TONE, [3, None], Spread.NOT_FOR_ALL),
        (TONE, [3], Spread.ALONE),
        (TONE, [], Spread.ALONE),
    ],
)
def test_how_far_people_lie_apart_is_a_word(category: Category, steps: list[int | None], apart: Spread) -> None:
    assert spread(category, steps) is apart


def test_each_category_is_compared_over_all_conversations() -> None:
    said: dict[tuple[int, int], Said] = {
        (7, BEN): {"tone": 5, "next": 2},
        (7, CYD): {"tone": 5, "next": None},
        (8, BEN): {"tone": 4},
        (8, CYD): {"tone": 2, "next": 1},
    }
    found = compared(said, BEN, CYD)
    assert found.spreads[7] == {"tone": Spread.SAME, "next": Spread.NOT_FOR_ALL}
    assert found.spreads[8] == {"tone": Spread.FAR_APART, "next": Spread.ALONE}
    assert found.categories["tone"] == agreement([[5, 4], [5, 2]])
    assert found.categories["next"] == Agreement(0, None, None, None)
    assert (found.overall.pairs, found.overall.percent) == (2, 50)


def test_whoever_has_said_nothing_is_a_gap() -> None:
    said: dict[tuple[int, int], Said] = {(7, BEN): {"tone": 1, "next": 1}, (7, DAN): {"tone": 1, "next": 1}}
    found = compared(said, BEN, CYD, DAN)
    assert (found.spreads[7]["tone"], found.spreads[8]["tone"]) == (Spread.SAME, Spread.ALONE)
    assert (found.overall.pairs, found.overall.percent, found.overall.kappa) == (2, 100, None)


@given(st.integers(2, 5).flatmap(lambda steps: st.tuples(st.just(steps), st.integers(1, steps))))
def test_over_all_a_step_counts_by_how_far_up_its_scale_it_lies(scale: tuple[int, int]) -> None:
    steps, step = scale
    card = Scorecard("one", "One", (Category("a", "A", "A?", steps, 1), Category("b", "B", "B?", 4, 1)))
    found = compare(card, [7], [BEN, CYD], {(7, BEN): {"a": step, "b": 2}, (7, CYD): {"a": 1, "b": 4}})
    parts = [
        [int(Fraction(PARTS * (one - 1), steps - 1)), PARTS * (other - 1) // 3] for one, other in ((step, 2), (1, 4))
    ]
    assert found.overall == agreement(parts)
