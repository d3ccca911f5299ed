"""Moments: a reply is kept where it helped, and the focus is where most is left open; all with words."""

from typing import Any

import pytest

from heard.insights.moments import Own, focus_of, kept_up, moments_in, to_try
from heard.interval import Sums

TURNS = {"1": "I am furious.", "2": "That makes sense, and I will call you today.", "3": "Thanks."}


def finding(behaviour: str, kind: str = "practice", present: str = "yes", *, called_for: bool = True) -> dict[str, Any]:
    """A finding with its words, where it is there."""
    span = {"turn_id": "2", "start": 0, "end": 16, "quote": "That makes sense"}
    marks = [{"span": span, "why": "Says that it is reasonable.", "confidence": 0.9}] if present == "yes" else []
    told = {"kind": kind, "called_for": called_for, "present": present, "confidence": 0.2, "marks": marks}
    return {"behaviour": behaviour, "would_change": "Words would count.", **told}


def own(*findings: dict[str, Any], after: int = 1, **told: Any) -> Own:  # noqa: ANN401 - whatever an Own has
    """A conversation of one reply, after which the customer's anger is so strong."""
    anger = [[{"feeling": "anger", "intensity": strength}] if strength else [] for strength in (3, after)]
    readings = [{"turn_id": turn, "feelings": each} for turn, each in zip("13", anger, strict=True)]
    review = {"readings": readings, "replies": [{"turn_id": "2", "findings": list(findings)}]}
    return Own(review, TURNS, **{"replies": {"2"}, **told})


def test_a_practice_after_which_the_feeling_eased_is_worth_keeping() -> None:
    [moment] = moments_in(own(finding("validate")))
    assert (moment.before, moment.after) == (3, 1)
    assert (moment.evidence.quote, moment.evidence.behaviour) == ("That makes sense", "validate")
    assert moment.evidence.confidence == 0.9


@pytest.mark.parametrize(
    "told",
    [
        own(finding("validate"), after=3),
        own(finding("validate", called_for=False)),
        own(finding("validate", present="unsure")),
        own(finding("scripted", kind="pitfall")),
        own(finding("validate"), replies=set()),
        own(finding("validate"), contested={("2", "practice:validate")}),
    ],
)
def test_nothing_else_is(told: Own) -> None:
    assert not list(moments_in(told))


@pytest.mark.parametrize(
    ("shown", "keeps", "tries"),
    [
        (finding("validate"), "That makes sense", None),
        (finding("validate", present="no"), None, TURNS["2"]),
        (finding("validate", present="unsure"), None, None),
        (finding("validate", present="no", called_for=False), None, None),
        (finding("validate", kind="pitfall"), None, "That makes sense"),
        (finding("validate", kind="pitfall", present="no"), TURNS["2"], None),
    ],
)
def test_a_focus_has_words_for_either_side(shown: dict[str, Any], keeps: str | None, tries: str | None) -> None:
    kept, tried = (next(find(own(shown), "validate"), None) for find in (kept_up, to_try))
    assert (kept and kept.quote, tried and tried.quote) == (keeps, tries)
    assert next(to_try(own(shown), "explain"), None) is None


def test_the_focus_is_where_most_is_left_open_cautiously_counted() -> None:
    often, seldom, twice = (Sums.of([(2.0, missed)] * n) for missed, n in ((1.0, 40), (0.0, 40), (2.0, 2)))
    assert focus_of({"validate": often, "explain": seldom, "blame": twice}) == "validate"
    assert focus_of({"explain": seldom}) is None
