"""Counting promises, endings and what is carried."""

import numpy as np

from evals.history.promises import (
    count_by_pattern,
    count_carried,
    count_days,
    count_endings,
    count_found,
    count_let_down,
    count_outcomes,
    count_wishes,
)
from evals.history.written import count_by_story, share
from tests.evals.history.made_up import made_up


def test_a_promise_is_found_where_words_overlap() -> None:
    assert count_found(made_up()) == (1, 0, 1)
    assert count_by_pattern(made_up()) == (1, 0, 1)


def test_only_found_promises_have_an_outcome_and_a_day() -> None:
    assert count_outcomes(made_up()) == (1, 1)
    assert count_let_down(made_up()) == (1, 1)
    assert count_days(made_up()) == (1, 1)


def test_endings_wishes_and_carried_items_are_counted() -> None:
    assert count_endings(made_up()) == (2, 3)
    assert count_wishes(made_up()) == (0, 0, 0)
    assert count_carried(made_up()) == (1, 0, 0)


def test_rows_are_stories() -> None:
    counts = count_by_story([made_up(), made_up()], count_endings)
    assert counts.shape == (2, 2)
    assert share(np.array([[1.0, 2.0], [2.0, 2.0]])) == 0.75
