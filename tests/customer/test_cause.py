"""Which concern follows from which: read the tables as "because of this, that"."""

import pytest

from heard.conversation.span import Span
from heard.customer.cause import link_causes
from heard.customer.concern import Concern, ConcernKind
from tests.people import customer

PROBLEM, IMPACT, QUESTION = ConcernKind.PROBLEM, ConcernKind.IMPACT, ConcernKind.QUESTION


def causes(text: str, *voiced: tuple[ConcernKind, str]) -> dict[str, str]:
    """By the words of a concern, the words of what follows from it."""
    turn = customer(text)
    spans = [Span(turn, text.index(words), text.index(words) + len(words)) for _, words in voiced]
    concerns = [
        Concern(f"c{number}", kind, 0.9, span)
        for number, ((kind, _), span) in enumerate(zip(voiced, spans, strict=True), start=1)
    ]
    quotes = {concern.id: concern.span.quote for concern in concerns}
    return {each.span.quote: quotes[each.cause_of] for each in link_causes(concerns) if each.cause_of}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("I can't log in since the update broke the app.", "I can't log in", "the update broke the app"),
        ("My card was refused because you locked it.", "My card was refused", "you locked it"),
        ("No calls come in due to the mast being down.", "No calls come in", "the mast being down"),
        ("The fridge is warm, cos the plug keeps tripping", "The fridge is warm", "the plug keeps tripping"),
    ],
)
def test_what_is_named_after_because_is_the_cause(text: str, first: str, second: str) -> None:
    assert causes(text, (PROBLEM, first), (PROBLEM, second)) == {second: first}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The box is dead so my alarm is off.", "The box is dead", "my alarm is off"),
        ("You sent one shoe, which means I have no pair.", "You sent one shoe", "I have no pair"),
        ("The lift is out. That's why nobody comes up.", "The lift is out", "nobody comes up"),
    ],
)
def test_what_stands_before_so_is_the_cause(text: str, first: str, second: str) -> None:
    assert causes(text, (PROBLEM, first), (PROBLEM, second)) == {first: second}


def test_a_cost_follows_from_the_problem_told_before_it() -> None:
    told = "The parcel is lost. My son has no birthday present."
    assert causes(told, (PROBLEM, "The parcel is lost"), (IMPACT, "My son has no birthday present")) == {
        "The parcel is lost": "My son has no birthday present"
    }


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param("The parcel is lost. The box is wet.", (PROBLEM, "lost"), (PROBLEM, "wet"), id="side by side"),
        pytest.param("The parcel is lost. When do you open?", (PROBLEM, "lost"), (QUESTION, "When"), id="a question"),
        pytest.param(
            "It crashes since Monday and I lost pay.", (PROBLEM, "crashes"), (QUESTION, "lost pay"), id="a day"
        ),
        pytest.param(
            "It is broken. So sorry to ask, but when?", (PROBLEM, "broken"), (QUESTION, "when"), id="so sorry"
        ),
        pytest.param("The lamp is out. Now, are you open?", (PROBLEM, "out"), (QUESTION, "are you open"), id="now"),
        pytest.param("The parcel is sodden. It is late.", (PROBLEM, "sodden"), (PROBLEM, "late"), id="so in a word"),
        pytest.param(
            f"The parcel is lost. {'We like the shop. ' * 10}I am out of pocket.",
            (PROBLEM, "lost"),
            (IMPACT, "out of pocket"),
            id="far apart",
        ),
    ],
)
def test_what_is_only_told_together_has_no_cause(
    text: str, first: tuple[ConcernKind, str], second: tuple[ConcernKind, str]
) -> None:
    assert causes(text, first, second) == {}


def test_nothing_is_the_cause_of_its_own_cause() -> None:
    told = "I lost a day because it crashed, so I lost a day."
    found = causes(told, (IMPACT, "I lost a day"), (PROBLEM, "it crashed"))
    assert found == {"it crashed": "I lost a day"}
