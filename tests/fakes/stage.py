"""A stage on which the fakes read both sides."""

from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.judged import Judge
from heard.rehearsal.session import Stage
from heard.scoring.model import Model
from tests.fakes.placer import FakePlacer


def staged(scenario: Scenario, model: Model) -> Stage:
    """Where rehearsals on a card are played."""
    return Stage(scenario, model, Judge(scenario, FakePlacer()))
