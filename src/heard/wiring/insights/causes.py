"""Puts the shipped encoder and, where it is installed, scikit-learn behind the root causes."""

from collections.abc import Callable
from importlib.util import find_spec

from heard.engines.encoder import Encoder
from heard.engines.hdbscan import Hdbscan
from heard.engines.meaning import EncoderPlacer
from heard.insights.causes.group import Grouper, Placer
from heard.insights.causes.kmeans import KMeans


def placer() -> Placer:
    """What tells where words lie, by the shipped encoder."""
    return EncoderPlacer(Encoder())


def grouper(find: Callable[[str], object] = find_spec) -> Grouper:
    """HDBSCAN where the extra `topics` is installed, else k-means."""
    return Hdbscan() if find("sklearn") else KMeans()
