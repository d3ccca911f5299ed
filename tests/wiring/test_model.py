"""The shipped model, put together."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from heard.engines.encoder import WEIGHTS
from heard.errors import EngineError
from heard.rubric.behaviour import Behaviour
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.taught import When
from heard.settings import read_settings
from heard.wiring.model import load_model, review, shipped_model, teach
from tests.people import conversation

pytestmark = pytest.mark.engine

SAMPLE = Path(__file__).parents[2] / "examples" / "settings" / "heard.toml"


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


def test_a_model_that_was_taught_finds_it_and_says_so_in_its_version() -> None:
    taught = teach(SAMPLE)
    assert taught.versions.rubric.startswith(f"{shipped_model().versions.rubric}+")
    (reply,) = review(conversation("C: Third time I explain this!", "A: May I call you at four?"), taught).replies
    assert "offer_call" in {finding.behaviour for finding in reply.findings}
    assert not shipped_model().taught


def test_other_definitions_are_another_version() -> None:
    (definition,) = read_settings(SAMPLE).behaviours
    versions = {teach([replace(definition, when=when)]).versions.rubric for when in (When.ANY, When.UPSET)}
    assert len(versions) == 2


def test_what_is_muted_is_left_out() -> None:
    (definition,) = read_settings(SAMPLE).behaviours
    few = replace(definition, examples=definition.examples[:9])
    assert not teach([few]).taught
