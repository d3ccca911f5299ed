"""The behaviours that words or the ledger decide, not the sentence model: a concern ignored, questions stacked."""

import pytest

from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import judge
from tests.fakes.moment import moment


@pytest.mark.parametrize(
    ("said", "reply", "present"),
    [
        ("When?", "Please hold the line.", "yes"),
        ("When? I lost it.", "When? Because of the snow.", "yes"),
        ("Maybe when?", "Please hold the line.", "unsure"),
        ("When?", "When? Because of the snow.", "no"),
        ("The wedding!", "Please hold the line.", "no"),
        ("When?", "Hi, this is Sam!", "no"),
        ("When?", "Hello, how can I help you?", "yes"),
        ("When?", "Hello, we have a new app for you, and here is all that it can do.", "yes"),
    ],
)
def test_a_concern_is_ignored_when_no_word_takes_it_up(said: str, reply: str, present: str) -> None:
    assert judge(find_behaviour("ignore_concern"), moment(said, reply)).present == present


def test_silence_on_a_concern_points_at_the_opening_words_and_names_the_concern() -> None:
    (mark,) = judge(
        find_behaviour("ignore_concern"), moment("A refund!", "We have a new app, did you know that?")
    ).marks
    assert mark.span.quote == "We have a new app, did you know"
    assert mark.why == "The customer's request (“refund”) gets no response."


@pytest.mark.parametrize(
    ("reply", "stack"),
    [
        ("Hello. Which one? Since when? I see. Where?", "Which one? Since when? I see. Where?"),
        ("Which one? Since when? I see.", None),
    ],
)
def test_three_questions_are_a_stack(reply: str, stack: str | None) -> None:
    marks = judge(find_behaviour("interrogate"), moment("It is broken.", reply)).marks
    assert [mark.span.quote for mark in marks] == ([stack] if stack else [])
