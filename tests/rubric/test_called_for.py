"""When a behaviour is called for: read the table first; tests/fakes/words.py says what the words show."""

import pytest

from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import judge
from tests.fakes.moment import moment


@pytest.mark.parametrize(
    ("behaviour", "said", "called_for"),
    [
        ("name_feeling", "I am annoyed.", True),
        ("name_feeling", "Thank you!", False),
        ("name_feeling", "It is broken.", False),
        ("restate", "It is broken and lost, I am annoyed.", True),
        ("restate", "I am annoyed, furious and scared.", False),
        ("restate", "It is broken and lost.", False),
        ("next_step", "It is broken.", True),
        ("next_step", "A refund.", True),
        ("next_step", "When? I am annoyed.", False),
        ("scripted", "When?", True),
        ("scripted", "Thank you!", False),
        ("ignore_feeling", "I am annoyed!", True),
        ("ignore_feeling", "I am annoyed.", False),
        ("ignore_feeling", "I am puzzled!!", False),
        ("ignore_feeling", "Thank you!!", False),
        ("take_ownership", "A refund.", True),
        ("take_ownership", "It is broken, I am annoyed!", True),
        ("take_ownership", "It is lost, and the wedding is near.", True),
        ("take_ownership", "It is broken.", False),
        ("apologise_specifically", "It is broken, I am annoyed!", True),
        ("apologise_specifically", "It is broken, I am scared!", False),
        ("apologise_specifically", "I am annoyed!", False),
        ("inform", "When?", True),
        ("inform", "It is broken.", False),
        ("appreciate", "Thank you!", True),
        ("appreciate", "Thank you, but I am annoyed.", False),
        ("acknowledge_impact", "Before the wedding!", True),
        ("acknowledge_impact", "It is broken.", False),
        ("validate", "It is broken again, I am annoyed!", True),
        ("validate", "It is broken, I am annoyed!", False),
        ("validate", "It is broken again.", False),
        ("explore", "It is broken.", True),
        ("explore", "It is broken. A refund.", False),
        ("explore", "It is broken" + ", and the lid too" * 12, False),
        ("explore", "When?", False),
        ("explain", "Why is that?", True),
        ("explain", "I am puzzled.", True),
        ("explain", "When?", False),
        ("offer_choice", "It is broken again, I am annoyed.", True),
        ("offer_choice", "It is broken again.", False),
        ("reassure", "I am scared.", True),
        ("reassure", "I am annoyed.", False),
        ("personal_touch", "Lovely!", True),
        ("personal_touch", "Thank you!", False),
        ("goodwill", "Broken again before the wedding.", True),
        ("goodwill", "Broken before the wedding.", False),
        ("caring_close", "Thank you!", True),
        ("caring_close", "Thank you! When?", False),
        ("dismiss", "When?", True),
        ("dismiss", "Thank you!", False),
        ("disrespect", "Thank you!", True),
    ],
)
def test_it_is_called_for(behaviour: str, said: str, *, called_for: bool) -> None:
    assert find_behaviour(behaviour).called_for(moment(said, "Hello.")) is called_for


@pytest.mark.parametrize(
    ("said", "reply", "present", "marked"),
    [
        (
            "I am annoyed!",
            "Please send us the number on the back of it.",
            "yes",
            ["Please send us the number on the back"],
        ),
        ("I am annoyed!", "You are annoyed. Please send us the number.", "no", []),
        ("I am annoyed.", "Please send us the number.", "no", []),
        ("I am furious and annoyed!", "You are annoyed.", "no", []),
        ("Maybe I am annoyed!", "Please send us the number.", "unsure", ["Please send us the number."]),
    ],
)
def test_silence_on_a_feeling_is_seen_at_the_opening_words(
    said: str, reply: str, present: str, marked: list[str]
) -> None:
    finding = judge(find_behaviour("ignore_feeling"), moment(said, reply))
    assert finding.present == present
    assert [mark.span.quote for mark in finding.marks] == marked


def test_silence_on_a_feeling_says_which_feeling_gets_no_word() -> None:
    finding = judge(find_behaviour("ignore_feeling"), moment("I am annoyed!", "Hello."))
    assert finding.marks[0].why == "The customer's frustration (“annoyed”) gets no word."
