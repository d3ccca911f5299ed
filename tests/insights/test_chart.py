"""Drawings of trends: every estimate within, gaps left open, and what happened marked where it belongs."""

from datetime import date

import pytest

from heard.insights.chart import EDGE, chart_of, noted_at
from heard.interval import Estimate

SIZE = (100, 50)
LOW, HIGH = Estimate(0.2, 0.1, 0.3, 20), Estimate(0.6, 0.5, 0.7, 20)


def test_the_line_goes_from_edge_to_edge_and_the_band_fills_the_height() -> None:
    chart = chart_of([LOW, HIGH], SIZE)
    assert chart is not None
    [stretch] = chart.stretches
    assert [dot.x for dot in stretch.dots] == [EDGE, 100 - EDGE]
    heights = [float(pair.split(",")[1]) for pair in stretch.band.split()]
    assert (min(heights), max(heights)) == (EDGE, 50 - EDGE)


def test_where_nothing_was_measured_the_line_is_broken() -> None:
    chart = chart_of([LOW, None, HIGH], SIZE)
    assert chart is not None
    assert [len(stretch.dots) for stretch in chart.stretches] == [1, 1]


@pytest.mark.parametrize("estimates", [[], [LOW], [LOW, None]])
def test_one_point_is_no_trend(estimates: list[Estimate | None]) -> None:
    assert chart_of(estimates, SIZE) is None


def test_what_happened_is_marked_at_its_step_by_number() -> None:
    steps = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]
    noted = noted_at([date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 30)], steps)
    assert noted == {0: [1], 1: [2, 3], 2: [4]}
    chart = chart_of([LOW, HIGH, HIGH], SIZE, noted)
    assert chart is not None
    assert [(mark.x, mark.name) for mark in chart.marks] == [(6, "1"), (50, "2–3"), (94, "4")]
