"""Polite strategies, counted."""

import pytest

from evals.baselines.politeness import politeness

TEXTS = [
    ("", 0),
    ("Thanks, thanks!", 1),
    ("Hi Ana, sorry about that.", 2),
    ("Could you send it, please?", 2),
    ("Please send it.", -1),
    ("What is it?", -1),
    ("You are wrong.", -2),
    ("I’m on it.", 1),
]


@pytest.mark.parametrize(("text", "score"), TEXTS)
def test_polite_strategies_count_for_and_impolite_ones_against(text: str, score: float) -> None:
    assert politeness(text) == score
