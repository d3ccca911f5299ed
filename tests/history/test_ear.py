"""The ear for openings."""

import pytest

from heard.history.ear import Example, Sound, shipped_examples, teach_ear
from heard.wiring.history import shipped_ear
from tests.history.told import HearingListener
from tests.people import agent, customer

BEFORE = (customer("It is broken."), agent("Tomorrow."))
EXAMPLES = [
    Example(customer("Nobody came."), BEFORE, "again"),
    Example(customer("It is still broken."), (), "again"),
    Example(customer("All is well."), BEFORE, "settled"),
    Example(customer("May I ask something?"), (), "new"),
]


def test_it_hears_what_it_was_taught() -> None:
    ear = teach_ear(HearingListener(), EXAMPLES)
    again, other = ([customer("Nobody rang. Hello there.")], [customer("The lamp is blue.")])
    for sound in (Sound.AGAIN, Sound.RETURNS):
        assert ear.hear(again, sound, BEFORE).sound > ear.hear(other, sound, BEFORE).sound


def test_it_shows_the_sentence_that_sounds_most_like_it() -> None:
    heard = teach_ear(HearingListener(), EXAMPLES).hear([customer("Hello there. Nobody rang.")], Sound.AGAIN)
    assert heard.span is not None
    assert heard.span.quote == "Nobody rang."


def test_it_hears_neither_where_nothing_was_said() -> None:
    assert teach_ear(HearingListener(), EXAMPLES).hear([customer("Hi")], Sound.AGAIN).sound == 0.5


def test_the_shipped_examples_are_told_in_three_ways() -> None:
    examples = list(shipped_examples())
    assert {each.told for each in examples} == {"again", "settled", "new"}
    assert len(examples) > 500


@pytest.mark.engine
def test_the_shipped_ear_tells_old_from_new() -> None:
    again = ("Two weeks now and nobody has answered me.", "It still leaks.", "Where is the refund that you promised?")
    new = ("Do you deliver to Norway?", "I'd like to order a cake.", "What are your opening hours?")
    least, most = (
        choose(shipped_ear().hear([customer(text)], Sound.AGAIN).sound for text in texts)
        for choose, texts in ((min, again), (max, new))
    )
    assert least > most
