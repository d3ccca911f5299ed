"""Two periods: what changed by chance is not told as a change, what changed is."""

import random
from statistics import mean

import pytest

from heard.insights.compare import Change, compare
from heard.interval import Estimate, Sums, rate_of

LITTLE = Estimate(0.5, 0.2, 0.8, 9)
BEFORE, AFTER = Estimate(0.50, 0.47, 0.53, 900), Estimate(0.60, 0.57, 0.63, 900)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (BEFORE, AFTER, Change.ROSE),
        (AFTER, BEFORE, Change.FELL),
        (BEFORE, BEFORE, Change.UNCLEAR),
        (BEFORE, Estimate(0.53, 0.50, 0.56, 900), Change.UNCLEAR),
        (BEFORE, LITTLE, Change.TOO_FEW),
    ],
)
def test_a_change_is_told(before: Estimate, after: Estimate, change: Change) -> None:
    assert compare({"heard_rate": before}, {"heard_rate": after})["heard_rate"].change is change


def test_what_one_period_lacks_is_told_too() -> None:
    found = compare({"a": BEFORE}, {"b": AFTER})
    assert {name: (each.before, each.after, each.by, each.change) for name, each in found.items()} == {
        "a": (BEFORE, None, None, Change.TOO_FEW),
        "b": (None, AFTER, None, Change.TOO_FEW),
    }


def test_a_change_that_holds_alone_need_not_hold_beside_thirty_others() -> None:
    slight = Estimate(0.545, 0.515, 0.575, 900)
    assert compare({"a": BEFORE}, {"a": slight})["a"].change is Change.ROSE
    beside = {f"other {number}": BEFORE for number in range(30)}
    assert compare({"a": BEFORE} | beside, {"a": slight} | beside)["a"].change is Change.UNCLEAR


def test_where_nothing_changed_a_list_of_thirty_says_so_nineteen_times_in_twenty() -> None:
    chance = random.Random(4)

    def period() -> dict[str, Estimate]:
        sums = {
            name: Sums.of((3, sum(chance.random() < 0.6 for _ in range(3))) for _ in range(40)) for name in range(30)
        }
        return {str(name): found for name, each in sums.items() if (found := rate_of(each))}

    lists = [compare(period(), period()) for _ in range(200)]
    wrong = mean(any(each.change in {Change.ROSE, Change.FELL} for each in found.values()) for found in lists)
    assert wrong <= 0.08
