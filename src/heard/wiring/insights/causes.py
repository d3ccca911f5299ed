"""Puts the shipped encoder and, where it is installed, scikit-learn behind the root causes."""

from collections.abc import Callable
from importlib.util import find_spec

from heard.engines.encoder import Encoder
from heard.engines.hdbscan import Hdbscan
from heard.engines.meaning import EncoderPlacer
from heard.insights.causes.group import Grouper
from heard.insights.causes.kmeans import KMeans
from heard.jobs.causes import CauseFinder
from heard.language.placer import Placer
from heard.storage.store import Store


def placer() -> Placer:
    """What tells where words lie, by the shipped encoder."""
    return EncoderPlacer(Encoder())


def grouper(find: Callable[[str], object] = find_spec) -> Grouper:
    """HDBSCAN where the extra `topics` is installed, else k-means."""
    return Hdbscan() if find("sklearn") else KMeans()


def cause_finder(store: Store) -> CauseFinder:
    """Reads concerns and finds their causes; the model is loaded once there is something to read."""
    return CauseFinder(store, placer, grouper())
