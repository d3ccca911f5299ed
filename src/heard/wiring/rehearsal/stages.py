"""Puts the shipped model behind rehearsals."""

from functools import cache
from pathlib import Path

from heard.engines.encoder import Encoder
from heard.engines.meaning import EncoderPlacer
from heard.language.placer import Placer
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.cards.shelf import find_scenario, read_card
from heard.rehearsal.judged import Judge
from heard.rehearsal.session import Stage
from heard.scoring.model import Model
from heard.wiring.model import shipped_model


@cache
def shared_placer() -> Placer:
    """What tells where words lie, loaded once."""
    return EncoderPlacer(Encoder())


def scenario_named(name: str) -> Scenario:
    """A shipped scenario by its id, or the one in a file.

    Raises NotFound where there is no such id, InvalidValue where the file is no card, and OSError where it cannot be
    read.
    """
    if name.endswith(".toml"):
        return read_card(Path(name).read_text(encoding="utf-8-sig"), name)
    return find_scenario(name)


def stage_for(scenario: Scenario, model: Model | None = None) -> Stage:
    """Where rehearsals on this card are played; the model is loaded on first use and then kept."""
    return Stage(scenario, model or shipped_model(), Judge(scenario, shared_placer()))
