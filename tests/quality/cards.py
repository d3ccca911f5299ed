"""Scorecards for the tests: that of the worked example, and any that could be."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from heard.quality.scorecard import Category, Scorecard

# Binary in full (weight 10), four steps at the third (5), five at the middle (5), and one that does not apply (20).
EXAMPLE_STEPS = {"binary": 2, "four": 3, "five": 3, "none": None}


def category(id_: str, steps: int, weight: int, *, critical: bool = False, **more: object) -> Category:
    """A category that is called like its id."""
    return Category(id_, id_.title(), f"How {id_} was it?", steps, weight, critical, **more)  # type: ignore[arg-type]  # as the test says


def example_card(*, critical: bool = False) -> Scorecard:
    """The scorecard of the worked example; its category of five steps may be critical."""
    five = category("five", 5, 5, critical=critical, causes=("Haste", "Tone"))
    return Scorecard(
        "example", "Example", (category("binary", 2, 10), category("four", 4, 5), five, category("none", 3, 20))
    )


@st.composite
def cards(draw: st.DrawFn) -> Scorecard:
    """A scorecard of up to six categories, at least one of which has weight."""
    count = draw(st.integers(1, 6))
    weights = [draw(st.integers(1, 100)), *(draw(st.integers(0, 100)) for _ in range(count - 1))]
    made = (
        category(f"c{place}", draw(st.integers(2, 5)), weight, critical=draw(st.booleans()))
        for place, weight in enumerate(weights)
    )
    return Scorecard("any", "Any", tuple(made))


@st.composite
def rated(draw: st.DrawFn) -> tuple[Scorecard, Mapping[str, int | None]]:
    """A scorecard, and ratings of some of its categories."""
    card = draw(cards())
    some = [each for each in card.categories if draw(st.booleans())]
    return card, {each.id: draw(st.none() | st.integers(1, each.steps)) for each in some}


def by_hand(card: Scorecard, ratings: Mapping[str, int | None]) -> Fraction | None:
    """The sum as it is done on paper, category by category, as if none were critical."""
    points, weight = Fraction(0), Fraction(0)
    for each in card.categories:
        step = ratings.get(each.id)
        if step is not None:
            points += Fraction(100 * (step - 1), each.steps - 1) * each.weight
            weight += each.weight
    return points / weight if weight else None
