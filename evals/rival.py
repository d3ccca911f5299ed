"""A tool that a user might pick instead of Heard: it knows polarity, and no feelings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.baselines.learner import Learners
from evals.side import Leaning, side_of_polarity


@dataclass(frozen=True, slots=True)
class Rival:
    """A tool that gives a text a polarity from -1 to 1; its authors call it neutral up to `neutral` from 0."""

    name: str
    package: str
    polarity: Callable[[str], float]
    neutral: float = 0.0

    def lean(self, text: str) -> Leaning:
        """Which way a text leans, and how far its polarity lies below 0."""
        polarity = self.polarity(text)
        return Leaning(side_of_polarity(polarity, self.neutral), max(0.0, -polarity))


Rivals: TypeAlias = tuple[Rival, ...]


def names(tools: Rivals | Learners) -> tuple[str, ...]:
    """The head of their columns."""
    return tuple(tool.name for tool in tools)


def silent(tools: Sequence[object], about: str) -> tuple[str, ...]:
    """Their cells in a row that none of them can fill."""
    return (f"says no {about}",) * len(tools)
