"""Counting what is told to be the same matter again."""

import numpy as np

from evals.history.repeats import count_repeats, told_by_days, told_by_heard, told_by_words
from evals.history.written import f1, precision, recall
from tests.evals.history.made_up import made_up


def test_heard_is_right_about_the_made_up_story() -> None:
    assert count_repeats(made_up(), told_by_heard) == (1, 0, 0)


def test_whoever_counts_days_takes_every_contact_for_a_repeat() -> None:
    assert count_repeats(made_up(), told_by_days) == (1, 1, 0)


def test_a_matter_that_is_not_told_is_missed() -> None:
    assert count_repeats(made_up(), lambda _: {}) == (0, 0, 1)


def test_words_are_close_from_a_cosine_on_that_suits_development() -> None:
    close = np.array([[1.0, 0.5, 0.1], [0.5, 1.0, 0.1], [0.1, 0.1, 1.0]])
    teller = told_by_words([made_up()], lambda _texts, _known: close)
    assert count_repeats(made_up(), teller) == (1, 0, 0)


def test_figures_are_made_of_right_in_vain_and_missed() -> None:
    counts = np.array([[3.0, 1.0, 0.0], [0.0, 0.0, 3.0]])
    assert (precision(counts), recall(counts)) == (0.75, 0.5)
    assert f1(counts) == 0.6
