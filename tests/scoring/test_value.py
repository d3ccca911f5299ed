"""The value of a reply: a sum of reasons that can be checked by hand and never runs the wrong way."""

from collections.abc import Callable
from dataclasses import replace
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.ledger.item import Way
from heard.ledger.linker import Link
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.finding import Finding, judge
from heard.rubric.moment import Moment
from heard.scoring.value import IMPRESSION, HeardValue, Points, ScorePart, heard_value
from tests.fakes.model import POINTS
from tests.fakes.moment import moment
from tests.fakes.words import BEHAVIOURS as WORDS_OF_BEHAVIOURS
from tests.fakes.words import CONCERNS, FEELINGS
from tests.people import customer

THREE = (ScorePart("All of it", 3.0),)


def value(scene: Moment, points: Points = POINTS) -> HeardValue:
    return heard_value(scene, [judge(behaviour, scene) for behaviour in BEHAVIOURS], points)


def reasons(said: str, reply: str) -> dict[str, float]:
    return {part.reason: part.points for part in value(moment(said, reply)).parts[1:]}


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: HeardValue(0.9, 0.9, 1.4, (ScorePart("All", 0.9),)), id="below the scale"),
        pytest.param(lambda: HeardValue(5.1, 5, 5.1, (ScorePart("All", 5.1),)), id="above the scale"),
        pytest.param(lambda: HeardValue(3, 3.1, 3.5, THREE), id="below its interval"),
        pytest.param(lambda: HeardValue(3, 2.5, 2.9, THREE), id="above its interval"),
        pytest.param(lambda: HeardValue(nan, nan, nan, THREE), id="no number"),
        pytest.param(lambda: HeardValue(3.1, 3, 3.2, THREE), id="not the sum of its parts"),
        pytest.param(lambda: replace(POINTS, taken_up=-0.1), id="points that punish taking up"),
        pytest.param(lambda: replace(POINTS, impression=-0.1), id="points that turn an impression around"),
        pytest.param(lambda: replace(POINTS, spread=-0.1), id="an interval turned inside out"),
        pytest.param(lambda: replace(POINTS, spread=nan), id="an interval that is no number"),
    ],
)
def test_it_cannot_be(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        make()


@pytest.mark.parametrize(
    ("said", "reply", "expected"),
    [
        pytest.param("Hello.", "Hello.", {}, id="nothing voiced, nothing earned"),
        pytest.param("Broken.", "I will mend the broken one.", {"Takes up 1 of 1 things just voiced": 1.0}, id="all"),
        pytest.param("Broken.", "Oh, broken.", {"Takes up 1 of 1 things just voiced": 0.0}, id="in part is the middle"),
        pytest.param("Broken.", "Hello.", {"Takes up 0 of 1 things just voiced": -1.0}, id="none"),
        pytest.param(
            "Broken and lost.",
            "I will mend the broken one, tomorrow.",
            {"Takes up 1 of 2 things just voiced": 0.0, "Say the next step": 0.45},
            id="half, and the next step",
        ),
        pytest.param(
            "I am annoyed!",
            "Hello.",
            {"Takes up 0 of 1 things just voiced": -1.0, "Feeling ignored": -0.9},
            id="no word on the feeling",
        ),
        pytest.param(
            "I am annoyed!",
            "That must feel bad, you are annoyed.",
            {"Takes up 1 of 1 things just voiced": 1.0, "Name the feeling": 0.45, "Feeling ignored": -0.09},
            id="the feeling named and taken up",
        ),
    ],
)
def test_its_reasons_are(said: str, reply: str, expected: dict[str, float]) -> None:
    assert reasons(said, reply) == expected


@pytest.mark.parametrize(
    ("said", "reply", "low", "middle", "high"),
    [
        ("Broken.", "Oh, broken.", 2.5, 3.0, 3.5),
        ("I am annoyed!", "Sorry for any inconvenience.", 1.0, 1.0, 1.5),
        (
            "I am annoyed! Broken.",
            "Must feel bad: you are annoyed. I will mend the broken one tomorrow.",
            4.31,
            4.81,
            5.0,
        ),
    ],
)
def test_it_stays_on_the_scale_with_its_interval(said: str, reply: str, low: float, middle: float, high: float) -> None:
    found = value(moment(said, reply))
    assert (found.low, found.value, found.high) == (low, middle, high)


def test_what_passes_the_scale_is_shown_as_a_part() -> None:
    assert reasons("I am annoyed!", "Any inconvenience.") == {
        "Takes up 0 of 1 things just voiced": -1.0,
        "Stock phrase": -0.45,
        "Feeling ignored": -0.9,
        "Kept within 1 to 5": 0.35,
    }


def test_warmth_nobody_called_for_earns_nothing() -> None:
    assert reasons("When?", "It must feel bad. When.") == reasons("When?", "When.")


def test_competence_is_never_surplus() -> None:
    assert reasons("When?", "When. Tomorrow.")["Say the next step"] == 0.45


def test_a_practice_shown_twice_earns_its_points_once() -> None:
    twice = reasons("I am annoyed.", "It must feel bad. It must feel awful.")
    assert twice == reasons("I am annoyed.", "It must feel bad.")


def test_a_feeling_named_in_a_stock_phrase_earns_nothing() -> None:
    assert "Name the feeling" not in reasons("I am annoyed.", "Any inconvenience must feel bad.")
    assert reasons("I am annoyed.", "Any inconvenience. It must feel bad.")["Name the feeling"] == 0.45


def test_a_behaviour_that_may_be_there_counts_for_its_likelihood() -> None:
    assert reasons("Broken.", "Maybe tomorrow.")["Say the next step"] == 0.2


def test_a_reason_quotes_the_surest_words() -> None:
    parts = value(moment("Broken.", "Hello. Tomorrow we come.")).parts
    assert [part.span.quote for part in parts if part.span] == ["Tomorrow we come."]


def test_only_what_was_just_voiced_is_counted() -> None:
    scene = moment("Broken and lost.", "I will mend the broken one.")
    older, newer = scene.items
    assert value(replace(scene, items=(newer,))).parts[1].reason == "Takes up 0 of 1 things just voiced"
    elsewhere = Span(customer("Broken and lost.", turn_id="before"), 0, 6)
    assert value(replace(scene, items=(replace(older, span=elsewhere), newer))).parts[1].points == -1.0


def test_the_impression_is_the_mean_of_the_sentences_and_shows_the_one_that_speaks_for_it() -> None:
    scene = moment("Hello.", "Fine. Whatever you say. Goodbye.")
    left = (-1.0, -2.0, 0.0)
    heard_by_the_model = zip(scene.sentences, left, strict=True)
    scene = replace(scene, sentences=tuple(replace(each, impression=own) for each, own in heard_by_the_model))
    part = value(scene).parts[-1]
    assert (part.reason, part.points) == (IMPRESSION, -0.5)
    assert part.span is not None
    assert part.span.quote == "Whatever you say."


many_words = st.lists(st.sampled_from([*CONCERNS, *FEELINGS, *WORDS_OF_BEHAVIOURS, "!", "maybe", "?", "."]), max_size=8)
worth = st.floats(0, 2)


@st.composite
def all_points(draw: st.DrawFn) -> Points:
    """Points as training may fit them: practices never take, pitfalls never give."""
    signs = {behaviour.id: -1 if behaviour.kind == "pitfall" else 1 for behaviour in BEHAVIOURS}
    behaviours = {behaviour: sign * draw(worth) for behaviour, sign in signs.items()}
    return Points(draw(st.floats(0, 6)), draw(worth), draw(worth), draw(worth), behaviours)


@st.composite
def scenes(draw: st.DrawFn) -> Moment:
    return moment(" ".join(draw(many_words)), f"Well, {' '.join(draw(many_words))}")


@given(scenes(), all_points())
def test_its_parts_add_up_on_the_scale_whatever_they_are_worth(scene: Moment, points: Points) -> None:
    found = value(scene, points)
    assert sum(part.points for part in found.parts) == pytest.approx(found.value)
    assert 1 <= found.low <= found.value <= found.high <= 5


def taking_up(scene: Moment, item_id: str) -> Moment:
    """The same moment, with one more item settled by the reply."""
    links = (link if link.item_id != item_id else Link(item_id, {Way.ANSWER: 1.0}) for link in scene.links)
    return replace(scene, links=tuple(links))


@given(scenes(), all_points())
def test_taking_up_one_more_thing_never_lowers_it(scene: Moment, points: Points) -> None:
    for item in scene.items:
        assert value(taking_up(scene, item.id), points).value >= value(scene, points).value


@given(scenes(), all_points())
def test_a_practice_never_lowers_it_and_a_pitfall_never_raises_it(scene: Moment, points: Points) -> None:
    findings = [judge(behaviour, scene) for behaviour in BEHAVIOURS]
    whole = heard_value(scene, findings, points).value
    for finding in findings:
        without = heard_value(scene, others(findings, finding), points).value
        assert without >= whole if finding.kind == "pitfall" else without <= whole


def others(findings: list[Finding], left_out: Finding) -> list[Finding]:
    return [finding for finding in findings if finding is not left_out]
