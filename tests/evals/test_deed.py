"""What a reply does, by whoever says so."""

from typing import Any

import pytest

from evals.deed import Deed, deeds_by_labels, deeds_by_review, majority_deed
from heard.wiring.model import review
from tests.people import conversation

NOTHING: frozenset[str] = frozenset()


def said(number: int, *concerns: str) -> dict[str, Any]:
    """An annotator's labels of a customer turn."""
    return {"n": number, "feelings": [], "concerns": [{"id": concern} for concern in concerns]}


def replied(number: int, *taken_up: str) -> dict[str, Any]:
    """An annotator's labels of a reply."""
    links = [{"id": each, "how": "answer" if each == "c1" else "act"} for each in taken_up]
    behaviours = {"practices": [{"practice": "inform"}], "pitfalls": [{"pitfall": "scripted"}]}
    return {"n": number, **behaviours, "addresses": links, "heard": 4}


def test_practices_pitfalls_and_the_value_are_read_by_their_names() -> None:
    assert list(deeds_by_labels([replied(0)])) == [Deed(frozenset({"inform", "scripted"}), NOTHING, 4.0)]


def test_a_concern_belongs_to_the_turn_that_voiced_it_last() -> None:
    first, second = deeds_by_labels([said(0, "c1"), replied(1, "c1"), said(2, "c1"), replied(3, "c1")])
    assert first.taken_up == {"0"}
    assert second.taken_up == {"2"}


def test_feelings_belong_to_the_turn_in_their_id() -> None:
    (deed,) = deeds_by_labels([said(0), said(1), replied(2, "f0", "f1")])
    assert deed.taken_up == {"0", "1"}


def test_a_turn_is_taken_up_in_the_way_of_each_link() -> None:
    (deed,) = deeds_by_labels([said(0, "c1"), replied(1, "c1", "f0")])
    assert deed.ways == {("0", "answer"), ("0", "act")}


def test_what_nobody_has_voiced_yet_is_dropped() -> None:
    deed, _ = deeds_by_labels([replied(0, "c1"), replied(1)])
    assert deed.taken_up == NOTHING


def test_most_of_three_decide_and_the_value_is_their_mean() -> None:
    opinions = [
        Deed(frozenset({"inform", "scripted"}), frozenset({"0"}), 2),
        Deed(frozenset({"inform"}), frozenset({"0", "2"}), 3),
        Deed(NOTHING, frozenset({"4"}), 4),
    ]
    assert majority_deed(opinions) == Deed(frozenset({"inform"}), frozenset({"0"}), 3)


def test_those_who_agree_on_the_turn_need_not_agree_on_the_way() -> None:
    ways = [frozenset({("0", way)}) for way in ("ask", "act", "answer")]
    deed = majority_deed([Deed(NOTHING, frozenset({"0"}), 3, way) for way in ways])
    assert deed.taken_up == {"0"}
    assert deed.ways == frozenset()


@pytest.mark.engine
def test_a_review_is_read_the_same_way() -> None:
    talk = conversation("A: Hello!", "C: My parcel is late, where is it?", "A: Your parcel will come on Friday.")
    read = review(talk)
    greeting, answer = deeds_by_review(read)
    assert greeting == Deed(NOTHING, NOTHING, None)
    assert answer.taken_up == {turn for turn, _ in answer.ways} == {"1"}
    assert answer.confidences == {finding.behaviour: finding.confidence for finding in read.replies[1].findings}
    value = read.replies[1].heard
    assert value is not None
    assert answer.heard == value.value
