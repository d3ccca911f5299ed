"""How far people agree, worked out beside scikit-learn and krippendorff, and by hand where those say nothing."""

import math
from collections.abc import Sequence

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from heard.quality.agreement import Agreement, agreement, alpha, kappa

GAP = None
Ratings = list[int | None]
STEPS = st.integers(1, 5)


def people(fewest: int, most: int) -> st.SearchStrategy[list[Ratings]]:
    """What people say of the same conversations, with gaps."""
    many = st.tuples(st.integers(fewest, most), st.integers(1, 12))
    return many.flatmap(
        lambda size: st.lists(
            st.lists(st.none() | STEPS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def shared(rated: Sequence[Ratings]) -> list[list[int]]:
    """The ratings of each conversation that at least two have rated."""
    units = ([step for step in unit if step is not None] for unit in zip(*rated, strict=True))
    return [unit for unit in units if len(unit) > 1]


@given(st.lists(st.tuples(STEPS, STEPS), min_size=1, max_size=30), st.integers(0, 3))
def test_kappa_is_that_of_scikit_learn(both: list[tuple[int, int]], gaps: int) -> None:
    one, other = [a for a, _ in both], [b for _, b in both]
    assume(len({*one, *other}) > 1)
    found = kappa([*one, *[GAP] * gaps], [*other, *[3] * gaps])
    assert found == pytest.approx(cohen_kappa_score(one, other))


@given(people(2, 6))
def test_alpha_is_that_of_krippendorff(rated: list[Ratings]) -> None:
    assume(len({step for unit in shared(rated) for step in unit}) > 1)
    table = [[math.nan if step is None else step for step in one] for one in rated]
    found = alpha(rated)
    assert found == pytest.approx(krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal"))


@given(people(2, 6))
def test_percent_is_of_all_pairs_that_two_people_make(rated: list[Ratings]) -> None:
    pairs = [(unit[a], unit[b]) for unit in zip(*rated, strict=True) for a in range(len(unit)) for b in range(a)]
    rest = [pair for pair in pairs if None not in pair]
    found = agreement(rated)
    assert found.pairs == len(rest)
    assert found.percent == (pytest.approx(100 * sum(a == b for a, b in rest) / len(rest)) if rest else None)


@given(people(2, 6))
def test_it_is_no_matter_who_stands_first_or_which_conversation(rated: list[Ratings]) -> None:
    assert agreement(rated[::-1]) == agreement(rated)
    assert agreement([one[::-1] for one in rated]) == agreement(rated)


@given(people(3, 6))
def test_kappa_is_for_two(rated: list[Ratings]) -> None:
    assert agreement(rated).kappa is None


def test_krippendorffs_own_example_by_hand() -> None:
    # Computing Krippendorff's Alpha-Reliability (2011), section C: twelve units, four observers, gaps; ordinal .815.
    rated: list[Ratings] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
        [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
    ]
    assert alpha(rated) == pytest.approx(0.815, abs=0.0005)


def test_two_people_by_hand() -> None:
    # They differ once in four. Kappa: seen 3/4, by chance 3/4 x 1/2 + 1/4 x 1/2 = 1/2.
    # Alpha: five 2s and three 1s lie (3/2 + 5/2)^2 = 16 apart, so 1 - 7 x (2 x 16) / (2 x 3 x 5 x 16) = 8/15.
    assert agreement([[2, 2, 1, 2], [2, 2, 1, 1]]) == Agreement(4, 75.0, 1 / 2, 8 / 15)


@pytest.mark.parametrize(
    ("rated", "told"),
    [
        ([[3, 3], [3, 3]], Agreement(2, 100.0, None, None)),
        ([[1, GAP], [GAP, 2]], Agreement(0, None, None, None)),
        ([[], []], Agreement(0, None, None, None)),
        ([[1, 2]], Agreement(0, None, None, None)),
        ([], Agreement(0, None, None, None)),
    ],
)
def test_what_says_nothing_is_none_and_not_a_number(rated: list[Ratings], told: Agreement) -> None:
    assert agreement(rated) == told
