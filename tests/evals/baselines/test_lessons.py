"""Teaching baselines, and asking them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from evals.baselines.learner import Learner, Said
from evals.baselines.lessons import Lesson, labels_by, lessons_of, tell_lessons, values_by
from evals.interval import Rows
from evals.measure import Flags
from heard.conversation.role import Role
from tests.people import conversation
from training.sources.labelled import Labelled

SAID: dict[str, Any] = {
    "feelings": [{"feeling": "worry"}],
    "concerns": [{"kind": "request"}],
    "signals": ["escalation"],
}
REPLIED: dict[str, Any] = {"practices": [{"practice": "inform"}], "pitfalls": [], "heard": 4}


def likely(taught: Sequence[Said], expected: Flags, asked: Sequence[Said]) -> Rows:
    """A label is as likely as often as the text says "x", and "y" is what the share of the taught makes it."""
    share = expected[:, 1].mean() if taught else 0.0
    return np.array([[each.text.count("x") / 10, share] for each in asked])


def value(taught: Sequence[Said], expected: Rows, asked: Sequence[Said]) -> Rows:
    """The mean of what was taught, whatever is asked."""
    return np.full(len(asked), expected.sum() / len(taught))


COUNTING = Learner("counting", likely, value)


def lesson(text: str, *labels: str, heard: float = 3, development: bool = False) -> Lesson:
    """A lesson with these labels."""
    return Lesson(Said(text), frozenset(labels), heard, development)


def test_a_lesson_has_what_most_annotators_saw() -> None:
    talk = conversation("C: Help!", "A: Done.")
    opinions = ({"0": SAID, "1": REPLIED}, {"0": SAID, "1": REPLIED}, {"0": SAID | {"signals": []}, "1": REPLIED})
    labelled = Labelled(talk, opinions, "group")
    (said,), (reply,) = (lessons_of([labelled], role) for role in (Role.CUSTOMER, Role.AGENT))
    assert said.labels == {"worry", "request", "escalation"}
    assert said.value is None
    assert reply == Lesson(Said("Done.", "Help!"), frozenset({"inform"}), 4, labelled.development)


def test_thresholds_come_from_development_and_teaching_from_the_rest() -> None:
    kept = [lesson("xxx", "x", development=True), lesson("xx", development=True)]
    given = labels_by(COUNTING, [lesson("", "y"), *kept], [Said("xxxx"), Said("xx")], ["x", "y"])
    assert given == [{"x", "y"}, {"y"}]


def test_a_label_that_development_never_shows_has_to_be_likelier_than_not() -> None:
    lessons = [lesson("", "y"), lesson(""), lesson(""), lesson("xxx", "x", development=True)]
    assert labels_by(COUNTING, lessons, [Said("")], ["x", "y"]) == [frozenset()]


def test_values_are_taught_without_the_development_split() -> None:
    assert values_by(COUNTING, [lesson("", heard=2), lesson("", heard=5, development=True)], [Said("")]) == [2]


def test_it_is_told_how_much_was_taught() -> None:
    (about,) = tell_lessons([lesson(""), lesson(""), lesson("", development=True)])
    assert "(2 turns" in about
    assert "the 1 turns of its development split" in about
    assert tell_lessons([]) == ()
