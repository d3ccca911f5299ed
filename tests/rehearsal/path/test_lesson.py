"""The lessons that are shipped."""

import pytest

from heard.errors import NotFound
from heard.rehearsal.path.lesson import find_lesson, lesson_on, lessons
from heard.rubric.catalogue import BEHAVIOURS
from heard.wiring.model import review
from tests.people import conversation


def test_there_are_twelve_each_with_two_contrasts_and_two_scenarios() -> None:
    assert len(lessons()) == 12
    assert {(len(each.contrasts), len(set(each.scenarios))) for each in lessons()} == {(2, 2)}


def test_every_text_is_short_enough_to_be_read() -> None:
    assert all(80 <= len(each.text.split()) <= 220 for each in lessons())


def test_an_unknown_lesson_says_which_there_are() -> None:
    with pytest.raises(NotFound, match="listening, naming"):
        find_lesson("flying")


@pytest.mark.engine
def test_the_strong_reply_of_each_contrast_leaves_somebody_more_heard_than_the_weak_one() -> None:
    for lesson in lessons():
        for each in lesson.contrasts:
            assert _heard(each.said, each.strong) > _heard(each.said, each.weak), each.strong


def _heard(said: str, reply: str) -> float:
    talk = conversation(f"C: {said}", f"A: {reply}")
    value = review(talk).replies[0].heard
    assert value
    return value.value


def test_every_behaviour_has_a_lesson_on_it() -> None:
    assert [each.id for each in BEHAVIOURS if lesson_on(each.id) is None] == []
