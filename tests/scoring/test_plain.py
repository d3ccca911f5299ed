"""Numbers in plain words: read the tables."""

import pytest

from heard.scoring.plain import how_heard, how_strong, how_sure, step_of


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (1, "sure"),
        (0.85, "sure"),
        (0.849, "likely"),
        (0.6, "likely"),
        (0.599, "maybe"),
        (0.35, "maybe"),
        (0.349, "not sure"),
        (0, "not sure"),
    ],
)
def test_a_confidence_is_said_as(confidence: float, word: str) -> None:
    assert how_sure(confidence) == word


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "brushed off"), (2, "processed"), (2.6, "answered"), (3.49, "answered"), (4, "heard"), (5, "deeply heard")],
)
def test_a_value_is_said_as(value: float, words: str) -> None:
    assert how_heard(value) == words


def test_an_intensity_is_said_as() -> None:
    assert [how_strong(intensity) for intensity in (1, 2, 3)] == ["mild", "clear", "strong"]


@pytest.mark.parametrize(("value", "step"), [(1.0, 1), (2.49, 2), (2.5, 3), (3.5, 4), (4.5, 5), (5.0, 5)])
def test_a_half_goes_to_the_upper_step(value: float, step: int) -> None:
    assert step_of(value) == step
