"""How an outcome goes with being heard: made-up answers with a known effect, and how often the interval holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.rival import Rivals
from evals.table import Section, Table
from heard.insights.association import Case, TakenUp, associate
from heard.interval import Estimate, difference, share

DRAWS = 2_000
RANKS = {TakenUp.ALL: 1.0, TakenUp.MOST: 0.5, TakenUp.LITTLE: 0.0}
CHANNELS, TEAMS = ("email", "chat", "voice"), 4
# How many keep to one channel, and how many come back with the same matter.
SETTLED, AGAIN = 0.7, 0.2
# Beyond so many conversations of one customer nothing changes.
MOST_OF_ONE = 12
ABOUT = (
    "Answers are made up {draws:,} times in each row, with a known difference between conversations of which all "
    "was taken up and those of which little was: satisfied or not, by customers of whom some come often, and who are "
    "alike beyond what is seen. Where the start is unfair, customers who begin upset, or on one channel, are both less "
    "satisfied and less taken up. Told is how often the 95 % interval holds what is true (bar: 93 to 97 %), and the "
    "mean difference in points. Beside it: the difference of two shares, each conversation as if it were alone, as a "
    "spreadsheet gives it."
)


@dataclass(frozen=True, slots=True)
class World:
    """What is true of made-up answers: how many more are satisfied, how unfair the start is, how many there are.

    Where they are `alike`, a customer is taken up in the same way each time, and more like themselves in what they say.
    """

    name: str
    effect: float
    unfair: float = 0.0
    customers: int = 280
    often: float = 0.7
    alike: bool = False


WORLDS = (
    World("no effect", 0.0),
    World("no effect, few customers", 0.0, customers=150),
    World("no effect, some customers come often", 0.0, often=2.5),
    World("12 points more", 0.12),
    World("12 points more, few customers", 0.12, customers=150),
    World("no effect, unfair start", 0.0, unfair=0.15),
    World("12 points more, unfair start", 0.12, unfair=0.15),
    World("12 points more, unfair start, some come often", 0.12, unfair=0.15, often=2.5),
    World("no effect, some come often and are taken up alike", 0.0, often=2.5, alike=True),
)


def measure_association(_folder: Path, _rivals: Rivals) -> Section:
    """How often the interval holds what is true, with an effect, without, and after an unfair start."""
    rows = []
    for place, world in enumerate(WORLDS):
        ours, plain = _found(world, place)
        cells = [_held(world, found) for found in (ours, plain)]
        rows.append((world.name, f"{100 * world.effect:.0f}", *cells[0], *cells[1]))
    head = ("answers", "true, points", "Heard holds it", "Heard's mean", "two shares hold it", "their mean")
    return Section("How an outcome goes with being heard", (ABOUT.format(draws=DRAWS),), Table(head, tuple(rows)))


def drawn(world: World, seed: Sequence[int]) -> list[Case]:
    """Conversations as they come, and what was answered of each."""
    chance = np.random.default_rng(seed)
    cases = []
    for customer in range(world.customers):
        mood, usual = chance.uniform(-0.2, 0.2) * (1 + world.alike), int(chance.integers(0, len(CHANNELS)))
        whole = chance.uniform(0, 1.5) if world.alike else None
        for _ in range(min(MOST_OF_ONE, 1 + int(chance.poisson(chance.exponential(world.often))))):
            start, channel = int(chance.integers(0, 4)), usual if chance.random() < SETTLED else 0
            worse = start / 3 + (channel == 1)
            luck = whole if whole is not None else chance.uniform(0, 1.5)
            group = TakenUp.of(float(np.clip(luck - (world.unfair > 0) * 0.3 * worse, 0, 1)))
            likely = 0.55 + world.effect * RANKS[group] - world.unfair * worse + mood
            around = (start, bool(chance.random() < AGAIN), CHANNELS[channel], int(chance.integers(TEAMS)))
            cases.append(Case(group, float(chance.random() < likely), customer, around))
    return cases


def two_shares(cases: Sequence[Case]) -> Estimate:
    """The share of one group less that of the other, and nothing else."""
    return difference(_share(cases, TakenUp.LITTLE), _share(cases, TakenUp.ALL))


def _share(cases: Sequence[Case], group: TakenUp) -> Estimate:
    outcomes = [each.outcome for each in cases if each.taken_up is group]
    return share(sum(outcomes), len(outcomes), len(outcomes))


def _found(world: World, place: int) -> tuple[list[Estimate], list[Estimate]]:
    ours, plain = [], []
    for draw in range(DRAWS):
        cases = drawn(world, (place, draw))
        if found := associate(cases):
            ours.append(found.difference)
            plain.append(two_shares(cases))
    return ours, plain


def _held(world: World, found: Sequence[Estimate]) -> tuple[str, str]:
    """How often the truth was held, with how sure that is, and the mean."""
    held = sum(each.low <= world.effect <= each.high for each in found)
    often = share(held, len(found), len(found))
    said = f"{100 * often.value:.1f} % ({100 * often.low:.1f} to {100 * often.high:.1f})"
    return said, f"{100 * np.mean([each.value for each in found]):.1f}"
