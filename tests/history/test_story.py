"""Stories: one customer's conversations in order."""

import pytest

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.errors import InvalidValue, NotFound
from heard.history.story import begun_at, comparable, passage_of
from tests.history.told import FIRST, story, talk


def test_it_keeps_conversations_in_order() -> None:
    told = story(talk("C: Lost.", day=0), talk("C: Broken.", day=3))
    assert [each.id for each in told.conversations] == ["day-0", "day-3"]


def test_it_rejects_a_later_conversation_before_an_earlier_one() -> None:
    with pytest.raises(InvalidValue, match=r"day-0 began before day-3; put the story in order"):
        story(talk("C: Broken.", day=3), talk("C: Lost.", day=0))


def test_it_rejects_a_conversation_that_stands_twice() -> None:
    with pytest.raises(InvalidValue, match="day-0 stands twice"):
        story(talk("C: Lost."), talk("C: Lost."))


def test_a_review_is_found_by_its_conversation() -> None:
    told = story(talk("C: Lost."))
    assert told.review("day-0").conversation.id == "day-0"
    with pytest.raises(NotFound, match="no conversation day-9"):
        told.review("day-9")


def test_a_conversation_begins_with_its_first_turn_where_its_source_does_not_say() -> None:
    assert begun_at(talk("C: Lost.", day=2)) == FIRST.replace(day=4)


def test_a_time_without_an_offset_can_be_held_against_others() -> None:
    assert comparable(FIRST.replace(tzinfo=None)) == FIRST


def test_a_passage_knows_when_its_words_were_said() -> None:
    said = talk("C: Lost.")
    turn: Turn = said.turns[0]
    passage = passage_of(said, Span(turn, 0, 4))
    assert (passage.quote, passage.at) == ("Lost", FIRST)
