"""The shipped model, put together."""

import json
import shutil
from pathlib import Path

import pytest

from heard.engines.encoder import WEIGHTS
from heard.errors import EngineError
from heard.rubric.behaviour import Behaviour
from heard.rubric.catalogue import BEHAVIOURS
from heard.wiring.model import load_model, shipped_model

pytestmark = pytest.mark.engine


def test_it_is_loaded_once() -> None:
    assert shipped_model() is shipped_model()


def test_it_tells_its_versions() -> None:
    versions = shipped_model().versions
    assert all((versions.heard, versions.model, versions.rubric))


def test_it_judges_every_behaviour_by_a_threshold_of_its_own() -> None:
    thresholds = shipped_model().listener.thresholds
    assert all(0 < thresholds[behaviour.id] < 1 for behaviour in BEHAVIOURS)


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.id)
def test_its_practices_never_take_and_its_pitfalls_never_give(behaviour: Behaviour) -> None:
    worth = shipped_model().points.behaviours[behaviour.id]
    assert worth <= 0 if behaviour.kind == "pitfall" else worth >= 0


@pytest.mark.parametrize("points", [{}, {"base": 3.0}, {"base": 3, "taken_up": -1, "spread": 1, "behaviours": {}}])
def test_a_card_without_usable_points_gets_one_sentence(points: dict[str, object], tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path, dirs_exist_ok=True)
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    (tmp_path / "card.json").write_text(json.dumps({**card, "points": points}), encoding="utf-8")
    with pytest.raises(EngineError, match=r"card\.json is not complete; install Heard again\."):
        load_model(tmp_path)
