"""A model made of fakes, with round points that can be added up in the head."""

from collections.abc import Mapping

from heard.scoring.model import Model, Versions
from heard.scoring.value import Points
from tests.fakes.linker import FakeLinker
from tests.fakes.listener import FakeListener
from tests.fakes.reader import FakeReader

POINTS = Points(
    base=3.0,
    taken_up=1.0,
    impression=0.5,
    spread=0.5,
    behaviours={"name_feeling": 0.5, "restate": 0.25, "next_step": 0.5, "scripted": -0.5, "ignore_feeling": -1.0},
)


def fake_model(*, points: Points = POINTS, thresholds: Mapping[str, float] | None = None) -> Model:
    """The three fakes as one model."""
    return Model(Versions("0.0", "fake", "0"), FakeReader(), FakeListener(thresholds), FakeLinker(), points)
