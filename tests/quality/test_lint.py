"""What the check says of a scorecard that can be used, and does not do what it was meant to."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from heard.quality.lint import lint
from heard.quality.scorecard import Category, Scorecard, shipped_scorecard
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import KINDS

TONE = Category("tone", "Tone", "Is it kind?", 3, 10, free_of=("blame",), causes=("Blame",))
NEXT = Category("next", "What comes next", "Is it said?", 3, 10, shows=("next_step",), causes=("No time",))


def told(*categories: Category, kinds: Mapping[str, Kind] = KINDS) -> list[str]:
    return lint([Scorecard("ours", "Ours", categories)], kinds)


def test_the_shipped_one_is_in_order() -> None:
    assert lint([shipped_scorecard()]) == []
    assert told(TONE, NEXT) == []


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (replace(NEXT, asks="It is said."), "“What comes next” asks no question; whoever rates has to answer one."),
        (replace(NEXT, weight=0), "“What comes next” weighs 0 and is not critical; its rating changes nothing."),
        (replace(NEXT, causes=()), "“What comes next” has no causes; nobody can say what lay behind a bad rating."),
        (replace(NEXT, shows=("scripted",)), "replies to show scripted, which is a pitfall; put it under free_of."),
        (replace(NEXT, shows=(), free_of=("explore",)), "free of explore, which is a practice; put it under shows."),
        (replace(NEXT, title="tone "), "two categories are called “Tone”; nobody could tell them apart."),
        (
            replace(NEXT, shows=(), free_of=("blame",)),
            "blame counts in 2 categories; one reply would be rated for it 2 times.",
        ),
    ],
)
def test_what_should_be_mended_is_told_in_a_sentence(second: Category, sentence: str) -> None:
    problems = told(replace(TONE, weight=second.weight or 1), second)
    assert [problem for problem in problems if sentence in problem]
    assert all(problem.startswith("Ours: ") for problem in problems)


def test_a_critical_category_without_weight_does_something() -> None:
    assert told(replace(TONE, weight=0, critical=True), NEXT) == [
        "Ours: “What comes next” weighs more than all others together; they hardly change the score."
    ]


def test_one_category_is_not_held_against_others() -> None:
    assert told(TONE) == []


def test_a_team_s_own_behaviours_have_their_kind() -> None:
    (problem,) = told(replace(TONE, free_of=("say_blue",)), NEXT, kinds={"say_blue": Kind.PRACTICE})
    assert problem.endswith("free of say_blue, which is a practice; put it under shows.")
