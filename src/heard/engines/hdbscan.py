"""Groups by HDBSCAN of scikit-learn, which finds how many there are by itself and leaves alone what is near nothing.

An extra: `pip install heard[topics]`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from heard.errors import EngineError
from heard.insights.causes.group import gathered

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
NAME = "HDBSCAN"
MODULE = "sklearn.cluster"
# A group has at least so many concerns, and of many all so manieth part.
FEWEST, PART = 10, 200
# So many near by are dense enough.
DENSE = 5


class Hdbscan:
    """A Grouper over scikit-learn."""

    name = NAME

    def __init__(self, load: Callable[[str], Any] = import_module) -> None:
        try:
            self._cluster = load(MODULE)
        except ImportError as problem:
            raise EngineError("scikit-learn is not installed; run `pip install heard[topics]`.") from problem

    def group(self, vectors: Floats) -> Numbers:
        """The group of each; -1 for what is near nothing."""
        least = max(FEWEST, len(vectors) // PART)
        cluster = self._cluster.HDBSCAN(min_cluster_size=least, min_samples=DENSE, copy=True)
        found: Numbers = cluster.fit_predict(gathered(vectors))
        return found
