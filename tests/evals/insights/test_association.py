"""Made-up answers: what is planted is in them, and a few hundred draws already show what the eval counts."""

import numpy as np
import pytest

from evals.insights.association import WORLDS, World, drawn, two_shares
from heard.insights.association import associate

BY_NAME = {world.name: world for world in WORLDS}
TRIALS = 100


@pytest.mark.parametrize("name", ["no effect", "12 points more", "12 points more, unfair start"])
def test_the_interval_holds_what_is_true_about_as_often_as_it_says(name: str) -> None:
    world = BY_NAME[name]
    found = [each.difference for seed in range(TRIALS) if (each := associate(drawn(world, (seed,))))]
    held = np.mean([each.low <= world.effect <= each.high for each in found])
    assert len(found) == TRIALS
    # Of so few, 88 to 100 hold it by chance where 95 of 100 do.
    assert held >= 0.88
    assert np.mean([each.value for each in found]) == pytest.approx(world.effect, abs=0.02)


def test_an_unfair_start_alone_looks_like_an_effect_to_a_spreadsheet() -> None:
    world = World("unfair", 0.0, unfair=0.15)
    plain = [two_shares(drawn(world, (seed,))).value for seed in range(20)]
    assert np.mean(plain) > 0.04
