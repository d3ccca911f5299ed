"""What a customer turn shows, whoever says so: an annotator, most of the annotators, or Heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from evals.gold import most
from evals.quote import Quote, quote_in, shared_quotes
from evals.side import Side, side_of_polarity
from heard.customer.concern import ConcernKind
from heard.customer.feeling import PLEASANT, FeelingName
from heard.customer.reading import Reading
from heard.customer.signal import SignalName


@dataclass(frozen=True, slots=True)
class Shown:
    """Feelings with their intensity (1..3; a mean may lie between), kinds of concerns, signals, words for concerns."""

    feelings: Mapping[str, float]
    concerns: frozenset[str]
    signals: frozenset[str] = frozenset()
    quotes: tuple[Quote, ...] = ()

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


def shown_by_labels(labels: Mapping[str, Any], text: str) -> Shown:
    """As an annotator labelled a text; ValueError where words are quoted that do not stand in it."""
    return Shown(
        {label["feeling"]: float(label["intensity"]) for label in labels["feelings"]},
        frozenset(label["kind"] for label in labels["concerns"]),
        frozenset(labels["signals"]),
        tuple(quote_in(text, label["kind"], label["quote"]) for label in labels["concerns"]),
    )


def shown_by_reading(reading: Reading) -> Shown:
    """As Heard read it; nothing for a turn that it did not read."""
    return Shown(
        {feeling.name.value: float(feeling.intensity) for feeling in reading.feelings},
        frozenset(concern.kind.value for concern in reading.concerns),
        frozenset(signal.name.value for signal in reading.signals),
        tuple(Quote(each.kind.value, each.span.start, each.span.end) for each in reading.concerns),
    )


def shown_by_names(names: frozenset[str]) -> Shown:
    """As a baseline that only says which labels there are; each feeling is as strong as any other."""
    return Shown(
        {name.value: 1.0 for name in FeelingName if name in names},
        names & frozenset(ConcernKind),
        names & frozenset(SignalName),
    )


def majority(opinions: Sequence[Shown]) -> Shown:
    """What more than half of the opinions share; an intensity is the mean of those that give one."""
    feelings = most([shown.feelings for shown in opinions])
    return Shown(
        {
            feeling: mean(shown.feelings[feeling] for shown in opinions if feeling in shown.feelings)
            for feeling in sorted(feelings)
        },
        most([shown.concerns for shown in opinions]),
        most([shown.signals for shown in opinions]),
        shared_quotes([shown.quotes for shown in opinions]),
    )
