"""A moment: what a behaviour may ask of it."""

import pytest

from heard.errors import InvalidValue
from heard.ledger.item import ItemKind
from heard.rubric.behaviour import in_sentences
from heard.rubric.listener import Hearing
from heard.rubric.moment import Moment
from tests.fakes.moment import moment
from tests.people import agent

SCENE = moment("I am furious, it is broken! Thank you.", "You must feel furious. I know.")


def test_its_feelings_are_the_unpleasant_ones() -> None:
    assert [feeling.name for feeling in SCENE.feelings] == ["anger"]


def test_it_is_asked_for_items_by_kind() -> None:
    assert [item.id for item in SCENE.asks(ItemKind.PROBLEM, ItemKind.QUESTION)] == ["c1"]


def test_it_knows_what_the_reply_takes_up() -> None:
    assert [(item.id, SCENE.part_taken_up(item) is not None) for item in SCENE.fresh] == [
        ("fc.anger", True),
        ("c1", False),
    ]


def test_what_nobody_linked_is_not_taken_up() -> None:
    assert SCENE.likely_takes_up(moment("It is lost.", "Hm.").items[0]) == 0


@pytest.mark.parametrize(
    ("reply", "count", "words"),
    [
        ("Please hold the line.", 2, "Please hold"),
        ("Please hold.", 8, "Please hold."),
        ("  Hm, hm, hm.", 2, "Hm, hm,"),
        ("I  see\tit. I see.", 3, "I  see\tit."),
        ("One. Two three.", 3, "One."),
    ],
)
def test_it_points_at_the_opening_words(reply: str, count: int, words: str) -> None:
    assert moment("It is broken.", reply).opening_words(count).quote == words


def test_it_points_at_the_opening_words_even_without_sentences() -> None:
    assert Moment(agent("... ...")).opening_words(1).quote == "..."


def test_a_behaviour_is_looked_for_in_every_sentence() -> None:
    marks = in_sentences("Why.")(SCENE, "name_feeling")
    assert [(mark.span.quote, mark.confidence) for mark in marks] == [("You must feel furious.", 0.9), ("I know.", 0)]


def test_a_reply_in_another_language_has_no_sentences() -> None:
    with pytest.raises(InvalidValue, match="es"):
        Hearing(SCENE.sentences, language="es")
