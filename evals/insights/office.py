"""A made-up team of which the truth is known: how good its agents are, how hard their customers, what came of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heard.insights.customers import Cells, Customers
from heard.interval import Sums

Floats = npt.NDArray[np.float64]
CHANNELS = ("chat", "email", "voice")
# What each trait takes from the share that is taken up, made up: no, a mild, a clear, a strong feeling at the start;
# the channel; a customer who has been here before; and what they come for, below.
BY_START, BY_CHANNEL, BY_CAME_BEFORE = (0.0, -0.05, -0.12, -0.25), (0.0, -0.05, -0.08), -0.08
USUAL = 0.82
# What customers come for: forty causes, the most frequent first and each as frequent as its place says (Zipf); the
# first of all is near no cause. How hard they are has nothing to do with how frequent.
CAUSES = 40
FREQUENT = 1 / np.arange(1, CAUSES + 1)
BY_CAUSE = np.array([0.0, -0.2, 0.0, -0.05, -0.25, -0.1, 0.0, -0.15] * (CAUSES // 8))
EASY, HARD = (0.55, 0.25, 0.15, 0.05), (0.05, 0.15, 0.3, 0.5)
# Conversations differ beyond all that is known of them: as a beta distribution of so many draws.
OWN_WAY = 6.0
# The slope of a logistic curve where most shares lie.
SLOPE = 0.16


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent: how much better or worse than usual, how many conversations, and how hard the customers are, 0 to 1.

    `matters` is how much harder or easier than usual what they come for is: 0 for as usual, 4 for the hard almost only.
    """

    skill: float
    conversations: int = 120
    hardness: float = 0.3
    matters: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A month of a team: what is to be seen, and how much more each agent takes up than the others would have."""

    cells: Cells
    truth: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Month:
    """The conversations of an agent: sorts of customers, what these take, what was voiced, and what was taken up."""

    kinds: Sequence[Customers]
    toll: Floats
    voiced: Floats
    taken: Floats


def draw(agents: Sequence[Agent], chance: np.random.Generator, *, is_curved: bool = False) -> Drawn:
    """A month; curved, skill counts for more with hard customers, of which the model knows nothing."""
    months = [_month(agent, chance, is_curved=is_curved) for agent in agents]
    cells = {key: _cells(month) for key, month in enumerate(months)}
    return Drawn(cells, {key: _truth(key, agents, months, is_curved=is_curved) for key in cells})


def _month(agent: Agent, chance: np.random.Generator, *, is_curved: bool) -> _Month:
    size = agent.conversations
    start = chance.choice(4, size=size, p=(1 - agent.hardness) * np.array(EASY) + agent.hardness * np.array(HARD))
    channel = chance.choice(3, size=size, p=(0.6, 0.3, 0.1))
    before = chance.random(size) < 0.1 + 0.3 * agent.hardness
    given = FREQUENT * np.exp(-10 * agent.matters * BY_CAUSE)
    cause = chance.choice(CAUSES, size=size, p=given / given.sum())
    known_before = np.array(BY_START)[start] + np.array(BY_CHANNEL)[channel] + BY_CAME_BEFORE * before
    toll = known_before + BY_CAUSE[cause] - np.average(BY_CAUSE, weights=FREQUENT)
    mean = _mean(agent.skill, toll, is_curved=is_curved)
    voiced = 1 + chance.poisson(1.5 + 0.5 * start)
    taken = chance.binomial(voiced, chance.beta(OWN_WAY * mean, OWN_WAY * (1 - mean)))
    known = zip(start.tolist(), channel.tolist(), before.tolist(), cause.tolist(), strict=True)
    kinds = [
        Customers(at_start, CHANNELS[place], came_before, what_for) for at_start, place, came_before, what_for in known
    ]
    return _Month(kinds, toll, voiced.astype(float), taken.astype(float))


def _mean(skill: float, toll: Floats, *, is_curved: bool) -> Floats:
    """What an agent takes up on average of what such customers voice."""
    if not is_curved:
        return np.clip(USUAL + toll + skill, 0.02, 0.98)
    mean: Floats = 1 / (1 + np.exp(-(np.log(USUAL / (1 - USUAL)) + (toll + skill) / SLOPE)))
    return mean


def _cells(month: _Month) -> dict[Customers, Sums]:
    places: dict[Customers, list[int]] = defaultdict(list)
    for place, kind in enumerate(month.kinds):
        places[kind].append(place)
    return {kind: _sums(month.voiced[some], month.taken[some]) for kind, some in places.items()}


def _sums(x: Floats, y: Floats) -> Sums:
    return Sums(len(x), float(x.sum()), float(y.sum()), float(x @ x), float(y @ y), float(x @ y))


def _truth(key: int, agents: Sequence[Agent], months: Sequence[_Month], *, is_curved: bool) -> float:
    """An agent's own mean less that of the others, each with this agent's customers."""
    mine = months[key]
    others = [place for place in range(len(agents)) if place != key]
    theirs = [_mean(agents[place].skill, mine.toll, is_curved=is_curved) for place in others]
    expected = np.average(theirs, axis=0, weights=[months[place].voiced.sum() for place in others])
    apart = _mean(agents[key].skill, mine.toll, is_curved=is_curved) - expected
    return float(np.average(apart, weights=mine.voiced))
