"""How hard customers were: what the others of a team would have come to with an agent's customers.

A regression within agents: what a trait of customers is worth is read off each agent's own conversations with and
without it, so that nobody's skill passes for the ease of their customers, however conversations were given out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from heard.insights.customers import CAUSE, CHANNEL, Cells, traits_of, usual_of, with_common_causes
from heard.insights.trend import Reckon
from heard.interval import FEWEST_AGENTS, FEWEST_SCORED, Estimate, Sums, Z, difference

Floats: TypeAlias = npt.NDArray[np.float64]
# What rounding leaves of a direction that the effects span all the same.
ROUNDING = 1e-6
# The middle half of a normal curve lies within so many standard deviations.
MIDDLE_HALF = 0.6745


@dataclass(frozen=True, slots=True)
class Beside:
    """An agent's own figure, what the others would have come to with the same customers, and by how much it differs.

    `adjusted` is what the agent would come to with the customers of the whole team.
    """

    own: Estimate
    expected: Estimate
    by: Estimate
    adjusted: Estimate


@dataclass(frozen=True, slots=True)
class Part:
    """What the model knows of one agent: the sums, the mean traits of the customers, and the squares it leaves open."""

    sums: Sums
    traits: Floats
    left: float

    def given_its_customers(self) -> Sums:
        """The same sums, but for what of their spread is the customers': an interval tells what is left."""
        sums, rate = self.sums, self.sums.rate or 0.0
        left = self.left * max(0, sums.n - 1) / sums.n
        return replace(sums, yy=left + 2 * rate * sums.xy - rate * rate * sums.xx)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the agents of a team lie apart beyond chance: so many, and between what the middle half of such lies."""

    agents: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The model of one measure in one team: by how much each trait moves it beside the usual channel and cause.

    `spread` is how far the effects may be off together, `span` what of a difference in traits they can tell.
    """

    usual_channel: str
    usual_cause: str
    effects: Mapping[str, Estimate]
    parts: Mapping[int, Part]
    spread: Floats
    span: Floats

    def beside(self, agent: int, reckon: Reckon) -> Beside | None:
        """An agent beside the others; None where they are too few, or their customers have too little in common."""
        others = [part for key, part in self.parts.items() if key != agent]
        if agent not in self.parts or len(others) < FEWEST_AGENTS:
            return None
        mine, theirs = self.parts[agent], sum((part.sums for part in others), Sums())
        own, rate, all_ = reckon(mine.sums), theirs.rate, (mine.sums + theirs).rate
        apart = mine.traits - _mean(others)
        if own is None or rate is None or all_ is None or np.abs(apart - self.span @ apart).max(initial=0) > ROUNDING:
            return None
        worth = np.array([effect.value for effect in self.effects.values()])
        variance = sum(part.left for part in others) / theirs.x**2 + float(apart @ self.spread @ apart)
        expected = _estimate(rate + float(apart @ worth), variance, theirs.n)
        by = difference(expected, reckon(mine.given_its_customers()) or own)
        return Beside(own, expected, by, Estimate(all_ + by.value, all_ + by.low, all_ + by.high, own.n))

    def spread_of_agents(self, known: Collection[int] = ()) -> Spread | None:
        """How far agents lie apart with the same customers, as a normal curve has it: no agent's figure is in it.

        By the method of moments (DerSimonian and Laird). None where fewer than five have enough conversations, and
        where so few are left beside those whose figures somebody has `known` that these could be worked out.
        """
        there = {key: part for key, part in self.parts.items() if part.sums.n >= FEWEST_SCORED and part.left > 0}
        parts, unknown = list(there.values()), there.keys() - set(known)
        if len(parts) < FEWEST_AGENTS or 0 < len(unknown) < FEWEST_AGENTS:
            return None
        worth = np.array([effect.value for effect in self.effects.values()])
        usual = _mean(list(self.parts.values()))
        levels = np.array([(part.sums.rate or 0.0) - float((part.traits - usual) @ worth) for part in parts])
        weights = np.array([part.sums.x**2 / part.left for part in parts])
        chance = weights.sum() - (weights**2).sum() / weights.sum()
        apart = weights @ (levels - np.average(levels, weights=weights)) ** 2 - (len(parts) - 1)
        between = max(0.0, float(apart / chance))
        known = 1 / (between + 1 / weights)
        middle, half = float(np.average(levels, weights=known)), MIDDLE_HALF * sqrt(between)
        return Spread(len(parts), middle - half, middle + half)


def difficulty_of(cells: Cells) -> Difficulty | None:
    """The model of a team; None where there are so few agents that a figure of the others is not one of a group."""
    if len(cells) <= FEWEST_AGENTS:
        return None
    cells = with_common_causes(cells)
    traits = traits_of(cells)
    rows = _rows(cells, traits)
    fit = _fitted(rows, len(cells))
    effects = {
        name: _estimate(value, variance, n)
        for name, value, variance, n in zip(
            traits, fit.worth.tolist(), np.diag(fit.spread).tolist(), map(int, rows.shown.T @ rows.of("n")), strict=True
        )
    }
    x = rows.by_agent(rows.of("x")[:, None] * rows.shown) / rows.by_agent(rows.of("x"))[:, None]
    sums = [sum(kinds.values(), Sums()) for kinds in cells.values()]
    left = rows.by_agent(fit.left).tolist()
    parts = {agent: Part(*each) for agent, *each in zip(cells, sums, x, left, strict=True)}
    channel, cause = (usual_of(cells, sort).partition(":")[2] for sort in (CHANNEL, CAUSE))
    return Difficulty(channel, cause, effects, parts, fit.spread, fit.span)


@dataclass(frozen=True, slots=True)
class _Rows:
    """All cells, one a row: whose they are, which traits they show, and their sums."""

    whose: npt.NDArray[np.intp]
    shown: Floats
    sums: Floats

    def of(self, name: str) -> Floats:
        """One of the sums, of every row."""
        found: Floats = self.sums[:, Sums.__slots__.index(name)]
        return found

    def by_agent(self, values: Floats) -> Floats:
        """Values of the rows, added up for each agent."""
        totals = np.zeros((self.whose.max() + 1, *values.shape[1:]))
        np.add.at(totals, self.whose, values)
        return totals


@dataclass(frozen=True, slots=True)
class _Fit:
    worth: Floats
    spread: Floats
    span: Floats
    left: Floats


def _fitted(rows: _Rows, agents: int) -> _Fit:
    """Least squares by what could be, each agent with a level of their own; errors by conversation, alike nowhere."""
    x, y, n = (rows.of(name) for name in ("x", "y", "n"))
    weight = rows.by_agent(x)
    level = (rows.by_agent(y) / weight)[rows.whose]
    apart = rows.shown - (rows.by_agent(x[:, None] * rows.shown) / weight[:, None])[rows.whose]
    square = (apart * x[:, None]).T @ apart
    inverse = np.linalg.pinv(square, hermitian=True)
    worth = inverse @ (apart.T @ y)
    foreseen = level + apart @ worth
    # What is left looks smaller than it is, since the model was made of the same conversations.
    scale = n.sum() / max(1.0, n.sum() - agents - len(worth))
    left = (rows.of("yy") - 2 * foreseen * rows.of("xy") + foreseen**2 * rows.of("xx")) * scale
    return _Fit(worth, inverse @ ((apart * left[:, None]).T @ apart) @ inverse, square @ inverse, left)


def _rows(cells: Cells, traits: Sequence[str]) -> _Rows:
    listed = [(place, kind, sums) for place, kinds in enumerate(cells.values()) for kind, sums in kinds.items()]
    shown = [[float(name in kind.traits) for name in traits] for _, kind, _ in listed]
    sums = [[float(getattr(each, name)) for name in Sums.__slots__] for _, _, each in listed]
    return _Rows(
        np.array([place for place, _, _ in listed]),
        np.array(shown).reshape(len(listed), len(traits)),
        np.array(sums),
    )


def _mean(parts: Sequence[Part]) -> Floats:
    """The mean traits of the customers of several agents."""
    weights = np.array([part.sums.x for part in parts])
    mean: Floats = weights @ np.array([part.traits for part in parts]) / weights.sum()
    return mean


def _estimate(value: float, variance: float, n: int) -> Estimate:
    width = Z * sqrt(max(0.0, variance))
    return Estimate(value, value - width, value + width, n)
