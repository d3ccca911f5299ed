"""The same matter again."""

import pytest

from heard.history.matter import find_repeats
from tests.history.told import fake_ear, history, talk

LAMP = talk("C: My lamp 4471 is broken.", "A: A new one will be sent by Wednesday.", day=0)


def test_what_comes_back_is_told_with_words_on_both_sides() -> None:
    (repeat,) = history(LAMP, talk("C: Lamp 4471, second message: nobody sent it.", day=7)).repeats
    assert (repeat.conversation_id, repeat.of, repeat.days) == ("day-7", "day-0", 7)
    assert repeat.first.quote == "broken"
    assert repeat.before.quote == "A new one will be sent by Wednesday"
    assert repeat.again.quote == "second message"
    assert "not the first time" in repeat.why
    assert repeat.confidence > 0.5


@pytest.mark.parametrize(
    "opening",
    [
        "The lamp 4471 came on Wednesday, thanks. How much is a shade for it?",
        "A different thing: may I change my address?",
        "Lovely, the lamp arrived. Thank you.",
    ],
)
def test_the_same_product_with_another_trouble_is_another_matter(opening: str) -> None:
    assert history(LAMP, talk(f"C: {opening}", day=7)).repeats == ()


def test_it_counts_within_so_many_days_of_the_last_one() -> None:
    late = talk("C: Lamp 4471, second message: nobody sent it.", day=31)
    told = history(LAMP, late)
    assert told.repeats == ()
    assert len(find_repeats(told.chapters, fake_ear(), days=31)) == 1


def test_a_chain_leads_back_to_its_first_conversation() -> None:
    second = talk("C: Lamp 4471, second message: nobody sent it.", day=7)
    third = talk("C: Third message on lamp 4471, still nothing.", day=14)
    told = history(LAMP, second, third)
    assert [repeat.of for repeat in told.repeats] == ["day-0", "day-0"]
    assert told.repeat("day-14") is told.repeats[1]
    assert told.repeat("day-0") is None


def test_each_reason_has_words() -> None:
    (repeat,) = history(LAMP, talk("C: Lamp 4471: nobody cares.", day=1)).repeats
    assert repeat.why == "The customer names 4471 as before and sounds like it is the same again."
    assert repeat.again.quote == "4471"


def test_who_says_nothing_repeats_nothing() -> None:
    assert history(LAMP, talk("S: Ticket opened.", day=1), talk(day=2), talk("C: ", day=3)).repeats == ()
    assert history(talk(day=0), talk("C: Nobody came, second message.", day=1)).repeats == ()
