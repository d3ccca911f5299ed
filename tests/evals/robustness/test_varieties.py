"""The same content in another English."""

from evals.robustness.case import change
from evals.robustness.varieties import anger, same_feelings
from tests.evals.robustness.made_up import case, judge

CALMED = case(standard=judge(None, "anger"), customer=judge(None, "worry"))
ANGERED = case(standard=judge(None, "worry"), customer=judge(None, "worry", "anger"))
ALIKE = case(standard=judge(None, "anger", "worry"), customer=judge(None, "worry", "anger"))


def test_feelings_are_the_same_or_not_as_a_whole() -> None:
    assert [same_feelings(each) for each in (ALIKE, CALMED, ANGERED)] == [(1,), (0,), (0,)]


def test_anger_that_only_the_variety_shows_counts_against_what_only_the_standard_shows() -> None:
    gap = change(anger, "standard", "customer")
    assert [gap(each) for each in (ANGERED, CALMED, ALIKE)] == [(1,), (-1,), (0,)]
