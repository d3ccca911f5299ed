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


def test_what_lies_apart_is_never_in_one_group() -> None:
    grouper: Grouper = Hdbscan()
    far = np.eye(8, dtype=np.float32)[7:]
    found = grouper.group(np.concatenate([cloud(30, 40, 50, spread=0.02), far]))
    parts = [set(part.tolist()) - {NONE} for part in np.split(found[:-1], [30, 70])]
    assert all(parts)
    assert sum(map(len, parts)) == len(set.union(*parts))


def test_it_says_what_to_do_when_it_is_not_installed() -> None:
    with pytest.raises(EngineError, match="scikit-learn is not installed; run `pip install heard\\[topics\\]`"):
        Hdbscan(missing)
