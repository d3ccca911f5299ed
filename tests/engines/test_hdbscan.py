"""HDBSCAN as a grouper, and what it says where scikit-learn is not installed."""

import numpy as np
import pytest

from heard.engines.hdbscan import Hdbscan
from heard.errors import EngineError
from heard.insights.causes.group import NONE, Grouper
from tests.insights.causes.test_group import cloud


def missing(name: str) -> object:
    """Loads nothing."""
    raise ImportError(name)


def test_it_finds_how_many_there_are_and_leaves_alone_what_is_near_nothing() -> None:
    grouper: Grouper = Hdbscan()
    far = np.eye(8, dtype=np.float32)[7:]
    found = grouper.group(np.concatenate([cloud(30, 40, 50, spread=0.02), far]))
    assert [len(set(part.tolist())) for part in np.split(found[:-1], [30, 70])] == [1, 1, 1]
    assert (len(set(found.tolist())), int(found[-1])) == (4, NONE)


def test_it_says_what_to_do_when_it_is_not_installed() -> None:
    with pytest.raises(EngineError, match="scikit-learn is not installed; run `pip install heard\\[topics\\]`"):
        Hdbscan(missing)
