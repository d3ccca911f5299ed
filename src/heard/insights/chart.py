"""A trend as a drawing: a line through the estimates, and behind it the band in which the true ones lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from heard.web.api.insights.shapes import PointOut

# A drawing keeps clear of its edges by this much, so that no dot is cut.
EDGE = 6
# Where all estimates are alike, the scale still spans a little.
LEAST_SPAN = 0.02


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a trend, where it lies in the drawing."""

    x: float
    y: float
    point: PointOut


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
class Chart:
    """The stretches of a trend, and the values at the lower and the upper edge of the drawing."""

    size: tuple[int, int]
    low: float
    high: float
    stretches: tuple[Stretch, ...]


def chart_of(points: Sequence[PointOut], size: tuple[int, int]) -> Chart | None:
    """The drawing; None where fewer than two points say anything."""
    estimates = [each.estimate for each in points if each.estimate]
    if len(estimates) <= 1:
        return None
    low, high = min(each.low for each in estimates), max(each.high for each in estimates)
    high = max(high, low + LEAST_SPAN)
    drawn = Chart(size, low, high, ())
    return Chart(size, low, high, tuple(_stretches(points, drawn)))


def _stretches(points: Sequence[PointOut], chart: Chart) -> Iterator[Stretch]:
    width = chart.size[0] - 2 * EDGE
    step = width / max(1, len(points) - 1)
    for there, group in groupby(enumerate(points), lambda each: each[1].estimate is not None):
        if there:
            placed = [(round(EDGE + place * step, 1), point) for place, point in group]
            yield _stretch(placed, chart)


def _stretch(placed: Sequence[tuple[float, PointOut]], chart: Chart) -> Stretch:
    known = [(x, point, point.estimate) for x, point in placed if point.estimate]
    dots = tuple(Dot(x, _height(estimate.value, chart), point) for x, point, estimate in known)
    above = [f"{x},{_height(estimate.high, chart)}" for x, _, estimate in known]
    below = [f"{x},{_height(estimate.low, chart)}" for x, _, estimate in reversed(known)]
    return Stretch(dots, " ".join(above + below))


def _height(value: float, chart: Chart) -> float:
    room = chart.size[1] - 2 * EDGE
    return round(EDGE + room * (chart.high - value) / (chart.high - chart.low), 1)
