"""Is a figure of one agent fair: does adjusting take the customers out of it, and does its interval hold the truth?

Beside the regression within agents that Heard uses stands the other way to do it, a table of strata: each sort of
customers is expected to come to what the others of the team came to with it, thin sorts drawn towards the mean.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.insights.office import Agent, draw
from evals.rival import Rivals
from evals.table import Section, Table
from heard.insights.customers import Cells, Customers
from heard.insights.difficulty import difficulty_of
from heard.interval import Sums, rate_of

SEED = 9
MONTHS = 1_000
# A sort of customers is drawn towards the mean as if by so many things voiced.
DRAWN_BY = 10.0
# Of so little unfairness, two points, it is not told how much of it is taken out.
LITTLE = 0.02
ABOUT = (
    f"{MONTHS:,} made-up months of a team of ten, of which the truth is known: strong feelings, the channel, having "
    "been here before and what customers come for, one of forty causes, take from what is taken up, whoever answers. "
    "Unfair is by how much the first agent's figure lies off what that agent is really worth beside the others, in "
    "points, as it is and adjusted. Of an unfairness that the customers alone make, at least 80 % is to be taken out, "
    "and of all agents' 95 % intervals 93 to 97 % are to hold the truth. Rare causes are not told apart, so that less "
    "of what hard matters make is taken out of a small team's figures than of a large one's. Where the better agents "
    "get the harder customers, a table of strata takes their skill for the ease of theirs; a regression within agents "
    "does not, which is why Heard uses one."
)
HEAD = ("a team", "unfair as it is", "adjusted", "by strata", "taken out", "by strata", "intervals that hold")


@dataclass(frozen=True, slots=True)
class Scene:
    """A team; it is the first agent of whom it is told how unfair the figure is."""

    name: str
    agents: Sequence[Agent]
    is_curved: bool = False


SKILLS = (-0.06, 0.04, 0.0, 0.02, -0.03, 0.06, -0.01, 0.03, -0.04, 0.01)
SCENES = (
    Scene("all alike, the first gets the hard customers", (Agent(0.0, hardness=0.9), *[Agent(0.0, hardness=0.2)] * 9)),
    Scene("of different skill, customers by lot", [Agent(skill, 40 + 20 * n) for n, skill in enumerate(SKILLS)]),
    Scene("the better, the harder the customers", [Agent(0.05 - 0.01 * n, hardness=0.9 - 0.09 * n) for n in range(10)]),
    Scene("thirty conversations each", [Agent(skill, 30) for skill in SKILLS]),
    Scene("all alike, the first gets the hard matters", (Agent(0.0, matters=0.8), *[Agent(0.0)] * 9)),
    Scene("the better, the harder the matters", [Agent(0.05 - 0.01 * n, matters=0.8 - 0.12 * n) for n in range(10)]),
    Scene("the hard matters, thirty conversations each", (Agent(0.0, 30, matters=0.8), *[Agent(0.0, 30)] * 9)),
    Scene(
        "hard customers, with whom skill counts for more",
        [Agent(skill, hardness=0.3 if n else 0.9) for n, skill in enumerate(SKILLS)],
        is_curved=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """By how much an agent's figure is off the truth as it is, adjusted and by strata; and if the interval holds it."""

    agent: int
    raw: float
    adjusted: float
    by_strata: float
    holds: bool


def measure_fairness(_folder: Path, _rivals: Rivals) -> Section:
    """How unfair figures are as they are and adjusted, and how often intervals hold the truth."""
    rows = tuple(_row(scene, list(judged(scene, MONTHS))) for scene in SCENES)
    return Section("One agent's figures, adjusted for how hard the customers were", (ABOUT,), Table(HEAD, rows))


def judged(scene: Scene, months: int) -> Iterator[Judged]:
    """Every agent in so many months of a scene; the same each time."""
    chance = np.random.default_rng(SEED)
    for _ in range(months):
        drawn = draw(scene.agents, chance, is_curved=scene.is_curved)
        model = difficulty_of(drawn.cells)
        for agent, truth in drawn.truth.items():
            beside = model.beside(agent, rate_of) if model else None
            if beside is not None:
                raw, strata = _as_it_is(drawn.cells, agent), _by_strata(drawn.cells, agent)
                holds = beside.by.low <= truth <= beside.by.high
                yield Judged(agent, raw - truth, beside.by.value - truth, strata - truth, holds)


def unfair(found: Sequence[Judged], name: str) -> float:
    """By how much the first agent's figure is off on average."""
    return float(np.mean([getattr(each, name) for each in found if each.agent == 0]))


def holding(found: Sequence[Judged]) -> float:
    """The share of intervals that hold the truth."""
    return float(np.mean([each.holds for each in found]))


def _row(scene: Scene, found: Sequence[Judged]) -> tuple[str, ...]:
    off = [unfair(found, name) for name in ("raw", "adjusted", "by_strata")]
    out = [f"{1 - abs(each / off[0]):.0%}" if abs(off[0]) > LITTLE else "" for each in off[1:]]
    return scene.name, *(f"{100 * each:+.1f}" for each in off), *out, f"{holding(found):.1%}"


def _as_it_is(cells: Cells, agent: int) -> float:
    theirs = sum(_by_kind(cells, agent).values(), Sums())
    return (_own(cells, agent).rate or 0.0) - (theirs.rate or 0.0)


def _by_strata(cells: Cells, agent: int) -> float:
    others, mine = _by_kind(cells, agent), _own(cells, agent)
    mean = sum(others.values(), Sums()).rate or 0.0
    expected = 0.0
    for kind, sums in cells[agent].items():
        there = others.get(kind, Sums())
        expected += sums.x * (there.y + DRAWN_BY * mean) / (there.x + DRAWN_BY)
    return (mine.rate or 0.0) - expected / mine.x


def _own(cells: Cells, agent: int) -> Sums:
    return sum(cells[agent].values(), Sums())


def _by_kind(cells: Cells, but: int) -> Mapping[Customers, Sums]:
    found: dict[Customers, Sums] = defaultdict(Sums)
    for key, kinds in cells.items():
        for kind, sums in kinds.items() if key != but else ():
            found[kind] += sums
    return found
