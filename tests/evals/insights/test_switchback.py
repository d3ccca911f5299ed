"""The simulation of experiments, in short: intervals hold, and nothing is not told as something."""

from evals.insights.switchback import GAIN, World, tallies


def test_the_interval_holds_and_nothing_is_not_told_as_something() -> None:
    world = World("six weeks", 6, teams=1, a_day=8)
    real, none = (tallies(world, gain, 120)["Heard: pairs of days, Student's t"] for gain in (GAIN, 0.0))
    assert real.held / real.n >= 0.9
    assert none.showed / none.n <= 0.1
