"""A trend as a drawing: a line through the estimates, and behind it the band in which the true ones lie."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol

# A drawing keeps clear of its edges by this much, so that no dot is cut.
EDGE = 6
# Where all estimates are alike, the scale still spans a little.
LEAST_SPAN = 0.02


class Likely(Protocol):
    """A value, and the interval around it."""

    @property
    def value(self) -> float:
        """The value."""

    @property
    def low(self) -> float:
        """Where the interval begins."""

    @property
    def high(self) -> float:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Where an estimate lies in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points side by side without a gap: their dots, and the outline of their band."""

    dots: tuple[Dot, ...]
    band: str

    @property
    def line(self) -> str:
        """The line through the dots."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something happened that the trend is to be read with, and the numbers it goes by."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The stretches of a trend, the values at the lower and the upper edge of the drawing, and what is marked in it."""

    size: tuple[int, int]
    low: float
    high: float
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()


def chart_of(
    estimates: Sequence[Likely | None], size: tuple[int, int], noted: Mapping[int, Sequence[int]] | None = None
) -> Chart | None:
    """The drawing; None where fewer than two points say anything. `noted` are numbers to mark points with."""
    known = [each for each in estimates if each]
    if len(known) <= 1:
        return None
    low, high = min(each.low for each in known), max(each.high for each in known)
    drawn = Chart(size, low, max(high, low + LEAST_SPAN))
    step = (size[0] - 2 * EDGE) / (len(estimates) - 1)
    places = [round(EDGE + place * step, 1) for place in range(len(estimates))]
    marks = tuple(Mark(places[place], _range(numbers)) for place, numbers in (noted or {}).items())
    return Chart(size, low, drawn.high, tuple(_stretches(estimates, places, drawn)), marks)


def noted_at(days: Sequence[date], steps: Sequence[date]) -> dict[int, list[int]]:
    """By the place of a step, the numbers of the days that lie in it, from 1 on; `steps` are the days they begin on."""
    noted: dict[int, list[int]] = {}
    for number, day in enumerate(days, start=1):
        noted.setdefault(max(0, bisect_right(steps, day) - 1), []).append(number)
    return noted


def _range(numbers: Sequence[int]) -> str:
    """Numbers that follow each other, as there is room for them."""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _stretches(estimates: Sequence[Likely | None], places: Sequence[float], chart: Chart) -> Iterator[Stretch]:
    for there, group in groupby(zip(places, estimates, strict=True), lambda each: each[1] is not None):
        if there:
            yield _stretch([(x, estimate) for x, estimate in group if estimate], chart)


def _stretch(placed: Sequence[tuple[float, Likely]], chart: Chart) -> Stretch:
    dots = tuple(Dot(x, _height(estimate.value, chart)) for x, estimate in placed)
    above = [f"{x},{_height(estimate.high, chart)}" for x, estimate in placed]
    below = [f"{x},{_height(estimate.low, chart)}" for x, estimate in reversed(placed)]
    return Stretch(dots, " ".join(above + below))


def _height(value: float, chart: Chart) -> float:
    room = chart.size[1] - 2 * EDGE
    return round(EDGE + room * (chart.high - value) / (chart.high - chart.low), 1)
