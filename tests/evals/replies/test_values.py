"""Values from 1 to 5 beside expected ones."""

import numpy as np
import pytest

from evals.interval import Rows
from evals.replies.values import gather_by, kappa_within, mean_absolute_error, quadratic_kappa, spearman


def pairs(expected: list[float], given: list[float]) -> Rows:
    """All of one conversation."""
    return gather_by([0] * len(expected), np.array([expected, given]).T)


def test_spearman_looks_at_order_alone() -> None:
    assert spearman(pairs([1, 2, 3, 4], [1, 1.1, 4, 5])) == pytest.approx(1)
    assert spearman(pairs([1, 2, 3, 4], [1, 3, 2, 4])) == pytest.approx(0.8)


def test_equal_values_share_their_rank() -> None:
    assert spearman(pairs([1, 2, 2, 3], [1, 2, 3, 4])) == pytest.approx(4.5 / np.sqrt(4.5 * 5))


def test_spearman_is_0_where_one_side_does_not_vary() -> None:
    assert spearman(pairs([1, 2, 3], [4, 4, 4])) == 0


def test_the_error_is_the_mean_distance() -> None:
    assert mean_absolute_error(pairs([1, 2, 5], [2, 2, 3])) == pytest.approx(1)


def test_kappa_weighs_a_miss_by_its_square() -> None:
    # Observed: (0 + 0 + 1 + 1) / 4. By chance, over all 16 pairings: 40 / 16.
    assert quadratic_kappa(pairs([1, 2, 3, 4], [1, 2, 4, 3])) == pytest.approx(1 - 0.5 / 2.5)


def test_kappa_rounds_and_keeps_within_the_scale() -> None:
    assert quadratic_kappa(pairs([1, 3.4, 5], [0.2, 2.6, 6])) == pytest.approx(1)


def test_kappa_knows_other_scales() -> None:
    assert kappa_within(0, 2)(pairs([0, 1, 2], [-3, 1.2, 9])) == pytest.approx(1)


def test_kappa_is_0_where_neither_side_varies() -> None:
    assert quadratic_kappa(pairs([3, 3], [3, 3])) == 0


def test_gathering_by_conversation_changes_no_figure() -> None:
    expected, given = np.array([1.0, 4, 2, 5]), np.array([2.0, 3, 1, 5])
    gathered = gather_by([0, 2, 0, 5], np.array([expected, given]).T)
    assert gathered.shape == (3, 2, 2)
    whole = pairs(expected.tolist(), given.tolist())
    for figure in (spearman, mean_absolute_error, quadratic_kappa):
        assert figure(gathered) == pytest.approx(figure(whole))
