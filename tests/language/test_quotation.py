"""Which sentences are quotations."""

import pytest

from heard.language.quotation import find_quotations, is_quoted
from heard.language.sentence import split_sentences
from tests.people import agent


@pytest.mark.parametrize(
    "text",
    [
        'You wrote: "I have asked three times and nobody answers me."',
        "The card says “We are sorry for any inconvenience caused”.",
        "My colleague told you 'I will call you back today'.",
        "My colleague told you 'I'll call you back today, that's a promise'.",
        "In your mail: «je n’ai rien reçu depuis lundi»",
    ],
)
def test_what_stands_between_marks_is_a_quotation(text: str) -> None:
    (sentence,) = split_sentences(agent(text))
    assert is_quoted(sentence, find_quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        'Click "Forgot password" and follow the steps.',
        "I'm sorry it's late, that's on us and we'll mend it today.",
        'You asked for "a call before nine", and that is what you will get from me tomorrow morning.',
        "We can't find it, it isn't on the customer's list.",
    ],
)
def test_a_few_quoted_words_and_apostrophes_are_none(text: str) -> None:
    (sentence,) = split_sentences(agent(text))
    assert not is_quoted(sentence, find_quotations(text))
