"""A finding, and how a behaviour is judged."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.rubric.behaviour import Behaviour, Example, Kind
from heard.rubric.finding import Finding, Presence, judge
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment
from tests.fakes.moment import moment
from tests.people import agent

SCENE = moment("It is broken.", "I see, I see.")
WORDS = Span(SCENE.reply, 0, 5)
MORE_WORDS = Span(SCENE.reply, 7, 12)
PRACTICE, PITFALL = Kind.PRACTICE, Kind.PITFALL
YES, UNSURE, NO = Presence.YES, Presence.UNSURE, Presence.NO


def nod(kind: Kind, *confidences: float, called_for: bool = True) -> Behaviour:
    """A behaviour that finds its words with these confidences."""

    def find(_: Moment, behaviour_id: str) -> Iterator[Mark]:
        for span, confidence in zip((WORDS, MORE_WORDS), confidences, strict=False):
            yield Mark(span, f"A {behaviour_id}.", confidence)

    examples = (Example("Hello?", "Hm.", marks=None), Example("Hello?", "Go on, please.", marks="Go on"))
    return Behaviour("nod", "Nod", kind, lambda _: called_for, find, examples)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Mark(WORDS, "Why.", 1.2), id="a mark surer than sure"),
        pytest.param(
            lambda: Finding("nod", "Nod", PRACTICE, called_for=True, present=NO, confidence=-1), id="less than no"
        ),
        pytest.param(
            lambda: Finding("nod", "Nod", PRACTICE, called_for=True, present=YES, confidence=1), id="yes, no words"
        ),
        pytest.param(
            lambda: Finding("nod", "Nod", PITFALL, called_for=True, present=UNSURE, confidence=1), id="half, no words"
        ),
    ],
)
def test_it_cannot_be(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        make()


@pytest.mark.parametrize(
    ("confidence", "threshold", "present"),
    [
        (0.5, 0.5, YES),
        (0.499, 0.5, UNSURE),
        (0.3, 0.5, UNSURE),
        (0.299, 0.5, NO),
        (0.7, 0.8, UNSURE),
        (0.2, 0.15, YES),
    ],
)
def test_it_is_there_from_the_threshold_on_and_unsure_below(
    confidence: float, threshold: float, present: Presence
) -> None:
    assert judge(nod(PRACTICE, confidence), SCENE, threshold).present is present


def test_it_is_as_sure_as_its_surest_mark_which_comes_first() -> None:
    finding = judge(nod(PRACTICE, 0.6, 0.9), SCENE)
    assert finding.confidence == 0.9
    assert [mark.span for mark in finding.marks] == [MORE_WORDS, WORDS]


@pytest.mark.parametrize(
    ("confidences", "kept"), [((0.9, 0.4), [0.9]), ((0.4, 0.3), [0.4, 0.3]), ((0.4, 0.2), [0.4]), ((0.2, 0.1), [])]
)
def test_it_keeps_only_marks_that_bear_the_verdict(confidences: tuple[float, float], kept: list[float]) -> None:
    assert [mark.confidence for mark in judge(nod(PRACTICE, *confidences), SCENE).marks] == kept


def test_a_behaviour_without_marks_is_not_there() -> None:
    assert judge(nod(PRACTICE), SCENE).present is NO


def test_a_practice_is_seen_even_where_it_was_not_called_for() -> None:
    finding = judge(nod(PRACTICE, 0.9, called_for=False), SCENE)
    assert (finding.present, finding.called_for) == (YES, False)


def test_a_pitfall_that_nothing_left_room_for_is_not_there() -> None:
    assert judge(nod(PITFALL, 0.9, called_for=False), SCENE).present is NO


@pytest.mark.parametrize(
    ("kind", "confidence", "called_for", "missed"),
    [
        (PRACTICE, 0.1, True, True),
        (PRACTICE, 0.1, False, False),
        (PRACTICE, 0.4, True, False),
        (PRACTICE, 0.9, True, False),
        (PITFALL, 0.1, True, False),
    ],
)
def test_a_practice_is_missed_where_it_was_wanted_and_is_surely_not_there(
    kind: Kind, confidence: float, *, called_for: bool, missed: bool
) -> None:
    assert judge(nod(kind, confidence, called_for=called_for), SCENE).missed is missed


@pytest.mark.parametrize(
    ("kind", "confidence", "sentence"),
    [
        (PRACTICE, 0.9, "Without “I see” it would not count."),
        (PRACTICE, 0.4, "Words such as “Go on” would count."),
        (PRACTICE, 0.1, "Words such as “Go on” would count."),
        (PITFALL, 0.9, "Without “I see” it would not count."),
        (PITFALL, 0.4, "Words such as “Go on” would count."),
        (PITFALL, 0.1, None),
    ],
)
def test_it_says_what_would_turn_it_around(kind: Kind, confidence: float, sentence: str | None) -> None:
    assert judge(nod(kind, confidence), SCENE).would_change == sentence


def test_a_moment_quotes_its_own_reply_only() -> None:
    with pytest.raises(InvalidValue, match="other"):
        Moment(agent("I see.", turn_id="other"), sentences=SCENE.sentences)


def test_a_silence_is_turned_around_by_a_word() -> None:
    silence = replace(nod(PITFALL, 0.9), by_silence=True)
    assert judge(silence, SCENE).would_change == "A word on it would change this."
