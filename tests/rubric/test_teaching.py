"""Teaching a behaviour: on vectors that can be drawn by hand, "blue" to the right and all else upwards."""

from dataclasses import replace

import pytest

from heard.errors import InvalidValue
from heard.language.sentence import split_sentences
from heard.rubric.behaviour import Example, Kind
from heard.rubric.finding import Presence, judge
from heard.rubric.listener import Hearing, Sentence
from heard.rubric.moment import Moment
from heard.rubric.taught import FEWEST_EXAMPLES, Definition, Quality, Taught, When
from heard.rubric.teaching import teach
from tests.people import agent, customer

BLUE, OTHER = (1.0, 0.1), (0.1, 1.0)


def hear(reply: str) -> Hearing:
    spans = split_sentences(agent(reply))
    return Hearing(tuple(Sentence(span, vector=BLUE if "blue" in span.quote else OTHER) for span in spans))


def examples(marked: int, left_alone: int) -> tuple[Example, ...]:
    shown = [
        Example("Which one?", f"Hello {number}. Take the blue one.", "Take the blue one") for number in range(marked)
    ]
    return (*shown, *(Example("Which one?", f"Take number {number}.", None) for number in range(left_alone)))


def definition(marked: int = 6, left_alone: int = 6, when: When = When.ANY) -> Definition:
    return Definition("say_blue", "Say blue", Kind.PRACTICE, "Blue is liked.", examples(marked, left_alone), when)


def learn(defined: Definition) -> Taught:
    return teach(defined, [hear(example.reply) for example in defined.examples])


def moment(reply: str) -> Moment:
    return Moment(agent(reply), (customer("Which one?"),), sentences=hear(reply).sentences)


@pytest.mark.parametrize(("reply", "present"), [("I like the blue one.", "yes"), ("I like it.", "no")])
def test_what_was_taught_is_found(reply: str, present: str) -> None:
    assert judge(learn(definition()).behaviour, moment(reply)).present == present


def test_it_is_found_in_the_sentence_that_shows_it_and_says_why() -> None:
    (mark,) = judge(learn(definition()).behaviour, moment("Good day. I like the blue one.")).marks
    assert (mark.span.quote, mark.why) == ("I like the blue one.", "Blue is liked.")


def test_it_is_as_good_as_its_examples_are_told_apart() -> None:
    quality = learn(definition()).quality
    assert (quality.marked, quality.left_alone, quality.muted_because) == (6, 6, None)
    assert quality.f1 == pytest.approx(1)


def test_an_example_that_was_judged_wrongly_is_named() -> None:
    defined = definition()
    odd = replace(defined, examples=(*defined.examples, Example("Which one?", "The blue one is sold.", None)))
    assert learn(odd).wrong == (13,)


@pytest.mark.parametrize(
    ("marked", "left_alone", "reason"),
    [
        (2, 9, f"examples marked: 2, and it takes {FEWEST_EXAMPLES} both ways"),
        (9, 5, f"examples left alone: 5, and it takes {FEWEST_EXAMPLES} both ways"),
    ],
)
def test_few_examples_mute_it(marked: int, left_alone: int, reason: str) -> None:
    assert learn(definition(marked, left_alone)).quality.muted_because == reason


def test_mistakes_mute_it() -> None:
    assert "its F1 is 0.50" in str(Quality(8, 8, 0.5, 0.5).muted_because)


@pytest.mark.parametrize(("marked", "left_alone"), [(0, 6), (0, 0)])
def test_without_examples_both_ways_it_finds_nothing_and_stays_muted(marked: int, left_alone: int) -> None:
    taught = learn(definition(marked, left_alone))
    assert taught.quality.muted_because
    assert judge(taught.behaviour, moment("I like the blue one.")).present is Presence.NO


def test_an_example_is_judged_without_all_of_its_own_sentences() -> None:
    noise = [(float(number), float(number * number % 7)) for number in range(1, 17)]
    defined = definition(8, 8)
    twice = [
        Hearing(tuple(Sentence(span, vector=vector) for span in split_sentences(agent(example.reply))))
        for example, vector in zip(defined.examples, noise, strict=True)
    ]
    assert teach(defined, twice).quality.f1 < 0.9


@pytest.mark.parametrize(("when", "missed"), [(When.ANY, True), (When.UPSET, False), (When.CLOSING, False)])
def test_it_is_missed_when_the_team_says_so(when: When, *, missed: bool) -> None:
    finding = judge(learn(definition(when=when)).behaviour, moment("I like it."))
    assert (finding.present, finding.missed) == (Presence.NO, missed)


@pytest.mark.parametrize("id_", ["", "Say blue", "9lives", "scripted", "a" * 60])
def test_an_id_is_plain_and_its_own(id_: str) -> None:
    with pytest.raises(InvalidValue):
        replace(definition(), id=id_)


@pytest.mark.parametrize("marks", ["", "green"])
def test_marks_stand_in_the_reply(marks: str) -> None:
    with pytest.raises(InvalidValue, match="Example 1 of say_blue marks words that are not in its reply"):
        replace(definition(), examples=(Example("Which one?", "The blue one.", marks),))
