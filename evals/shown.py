"""What a customer turn shows, whoever says so: an annotator, most of the annotators, or Heard."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from evals.side import Side, side_of_polarity
from heard.customer.feeling import PLEASANT
from heard.customer.reading import Reading


@dataclass(frozen=True, slots=True)
class Shown:
    """Feelings with their intensity (1..3; a mean may lie between), and kinds of concerns."""

    feelings: Mapping[str, float]
    concerns: frozenset[str]

    @property
    def displeasure(self) -> float:
        """The intensity of the strongest unpleasant feeling, 0 if there is none."""
        return max((intensity for feeling, intensity in self.feelings.items() if feeling not in PLEASANT), default=0.0)

    @property
    def side(self) -> Side:
        """The side that outweighs the other by intensity, as in the valence of a review's arc."""
        return side_of_polarity(
            sum(intensity if feeling in PLEASANT else -intensity for feeling, intensity in self.feelings.items())
        )


def shown_by_labels(labels: Mapping[str, Any]) -> Shown:
    """As an annotator labelled it."""
    feelings = {label["feeling"]: float(label["intensity"]) for label in labels["feelings"]}
    return Shown(feelings, frozenset(label["kind"] for label in labels["concerns"]))


def shown_by_reading(reading: Reading) -> Shown:
    """As Heard read it; nothing for a turn that it did not read."""
    feelings = {feeling.name.value: float(feeling.intensity) for feeling in reading.feelings}
    return Shown(feelings, frozenset(concern.kind.value for concern in reading.concerns))


def majority(opinions: Sequence[Shown]) -> Shown:
    """What more than half of the opinions share; an intensity is the mean of those that give one."""
    feelings = Counter(feeling for shown in opinions for feeling in shown.feelings)
    concerns = Counter(kind for shown in opinions for kind in shown.concerns)
    enough = len(opinions) // 2 + 1
    return Shown(
        {
            feeling: mean(shown.feelings[feeling] for shown in opinions if feeling in shown.feelings)
            for feeling, count in feelings.items()
            if count >= enough
        },
        frozenset(kind for kind, count in concerns.items() if count >= enough),
    )
