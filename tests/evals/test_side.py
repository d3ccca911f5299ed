"""Pleasant, unpleasant or neither."""

import pytest

from evals.rival import Rival
from evals.side import Leaning, Side, side_flags, side_of_comment, side_of_feelings
from training.sources.goemotions import Comment

COMMENTS = [
    ("joy", Side.PLEASANT),
    ("annoyance", Side.UNPLEASANT),
    ("approval", Side.NEITHER),
    ("joy anger", None),
    ("love", None),
    ("love joy", Side.PLEASANT),
    ("surprise joy", None),
    ("disgust sadness", Side.UNPLEASANT),
]


@pytest.mark.parametrize(("labels", "side"), COMMENTS)
def test_a_comment_has_a_side_when_its_labels_decide_for_one(labels: str, side: Side | None) -> None:
    assert side_of_comment(Comment("Well.", tuple(labels.split()))) is side


def test_feelings_on_both_sides_have_none() -> None:
    assert side_of_feelings(["joy", "worry"]) is None


def test_no_feelings_are_on_neither_side() -> None:
    assert side_of_feelings([]) is Side.NEITHER


@pytest.mark.parametrize(
    ("polarity", "leaning"),
    [
        (-0.5, Leaning(Side.UNPLEASANT, 0.5)),
        (-0.04, Leaning(Side.NEITHER, 0.04)),
        (0.05, Leaning(Side.PLEASANT, 0.0)),
        (0.0, Leaning(Side.NEITHER, 0.0)),
    ],
)
def test_a_rival_leans_by_the_sign_of_its_polarity(polarity: float, leaning: Leaning) -> None:
    assert Rival("Coin", "coin", lambda _: polarity, neutral=0.05).lean("Well.") == leaning


def test_a_text_without_a_side_sets_no_flag() -> None:
    assert side_flags([Side.PLEASANT, None]).sum(axis=1).tolist() == [1, 0]
