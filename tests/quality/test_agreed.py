"""How often people agree with Heard, counted by hand and against known intervals."""

import pytest

from heard.quality.agreed import FEWEST, Agreed, agreed, mistake
from heard.quality.judgement import Value


@pytest.mark.parametrize(
    ("machine", "person", "kind"),
    [
        ("yes", "yes", None),
        ("no", "no", None),
        ("yes", "no", "false_alarms"),
        ("no", "yes", "missed"),
        (2, "no", "false_alarms"),
        ("no", 3, "missed"),
        (2, 3, "otherwise"),
        ("answer", "defer", "otherwise"),
        ("unsure", "yes", "unsure"),
        ("unsure", "no", "unsure"),
    ],
)
def test_a_mistake_is_of_one_kind(machine: Value, person: Value, kind: str | None) -> None:
    assert mistake(machine, person) == kind


def test_words_are_counted_and_what_heard_was_not_sure_of_counts_nowhere() -> None:
    pairs: list[tuple[Value, Value]] = [("no", "yes"), ("unsure", "yes")]
    pairs += [("yes", "yes")] * 6
    pairs += [("yes", "no")] * 2
    found = agreed(pairs)
    assert (found.right, found.false_alarms, found.missed, found.otherwise, found.unsure) == (6, 2, 1, 0, 1)
    assert (found.count, found.is_enough) == (9, False)
    assert agreed([*pairs, (4, 3)]).count == FEWEST
    assert agreed([*pairs, (4, 3)]).is_enough


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # By hand, from Wilson's formula with z = 1.96.
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (3, 12, 0.0889, 0.5323),
        (0, 0, 0.0, 1.0),
    ],
)
def test_an_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    assert Agreed(right=hits, missed=count - hits).interval == pytest.approx((low, high), abs=0.0002)
