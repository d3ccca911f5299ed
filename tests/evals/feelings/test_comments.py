"""Thresholds and counts on labelled comments."""

import numpy as np

from evals.feelings.comments import Judged, Scored
from evals.measure import macro_f1
from heard.customer.feeling import FeelingName
from training.sources.goemotions import LABELS, Comment

PLACES = {label: place for place, label in enumerate([*FeelingName, *(f"goemotions:{label}" for label in LABELS)])}
COMMENTS = [Comment("Thanks!", ("gratitude",)), Comment("Ugh.", ("disgust",)), Comment("Fine.", ("neutral",))]
SCORED = Scored(COMMENTS, np.zeros((3, len(PLACES))), PLACES)


def test_thresholds_are_chosen_label_by_label() -> None:
    likely = np.array([[0.9, 0.2], [0.5, 0.1], [0.1, 0.05]])
    expected = np.array([[True, True], [False, True], [False, False]])
    judged = Judged(likely, expected, np.ones_like(expected))
    high, low = judged.best_thresholds()
    assert high > likely[1, 0]
    assert low <= likely[1, 1]
    assert macro_f1(judged.counts([high, low])) == 1


def test_an_undecided_feeling_is_not_counted() -> None:
    judged = SCORED.by_feeling()
    anger = list(FeelingName).index(FeelingName.ANGER)
    assert judged.counted[:, anger].tolist() == [True, False, True]


def test_original_labels_are_expected_as_people_gave_them() -> None:
    judged = SCORED.by_label()
    assert [LABELS[place] for place in judged.expected.argmax(axis=1)] == ["gratitude", "disgust", "neutral"]
    assert judged.counted.all()
