"""Values in folds, and raters beside them."""

import numpy as np
import pytest

from evals.baselines.learner import Learner, Said
from evals.interval import Rows
from evals.replies.personas import FOLDS, fold_by, hear, in_folds, mean_ratings
from evals.sets import RatedText

TEXTS = [f"Text {number}." for number in range(40)]


def recall(taught: list[Said], expected: Rows, asked: list[Said]) -> Rows:
    """Knows by heart what it was taught, and says -1 of all else."""
    known = {each.text: value for each, value in zip(taught, expected, strict=True)}
    return np.array([known.get(each.text, -1) for each in asked])


PARROT = Learner("parrot", lambda *_: np.zeros((0, 0)), recall)  # type: ignore[arg-type]  # lists do here


def test_each_fold_is_as_large_as_the_next() -> None:
    assert np.bincount(fold_by(TEXTS)).tolist() == [len(TEXTS) // FOLDS] * FOLDS


def test_the_same_words_are_in_one_fold() -> None:
    folds = fold_by([*TEXTS, *TEXTS])
    assert folds[: len(TEXTS)] == folds[len(TEXTS) :]


def test_nobody_is_asked_about_what_taught_them() -> None:
    said = [Said(text) for text in TEXTS]
    assert set(in_folds(PARROT, said, np.ones(len(said)), fold_by(TEXTS))) == {-1}


def test_the_mean_of_the_others_leaves_a_rater_out() -> None:
    rated = [RatedText("Well.", (0, 1, 2))]
    assert mean_ratings(rated).tolist() == [1]
    assert mean_ratings(rated, without=0).tolist() == [1.5]


@pytest.mark.engine
def test_what_heard_does_not_read_is_all_zeros() -> None:
    read, unread = hear([Said("I can hear how sad you are."), Said("")])
    assert read.any()
    assert not unread.any()
    assert len(read) == len(unread)
