"""Confidence is a share of 1."""

import pytest

from heard.conversation.confidence import check_confidence
from heard.errors import InvalidValue


@pytest.mark.parametrize("confidence", [0, 0.5, 1])
def test_a_share_of_one_is_a_confidence(confidence: float) -> None:
    check_confidence(confidence)


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan")])
def test_nothing_else_is(confidence: float) -> None:
    with pytest.raises(InvalidValue, match="from 0 to 1"):
        check_confidence(confidence)
