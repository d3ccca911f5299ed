"""What shows where a text is from, masked and dropped alike in both halves."""

import pytest

from evals.rehearsal.blind.words import Names, bare, neutral

NAMES = Names(
    [
        "we met Priya and Leeds, we told Priya about the bus",
        "understood, the bus was late and i have it in my hand, will you mark it, a third request",
        *["please DM us"] * 8,
    ]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@MerribankShire Third week. 70-4418 if you look", "third week. [...] if you look"),
        ("@user @other Third week. Request 704418 \U0001f621 #fail @user", "third week. request [...] fail"),
        ("The bus was LATE!!! [link]", "the bus was late! [...]"),
        ("The bus was late. https://t.co/abc", "the bus was late. [...]"),
        ("It’s at 6:14 , on Monday &amp; late…", "it's at 6:14, on monday & late"),
        ("my iPhone and Priya Okafor (kdw78)", "my [...] and [...]"),
        ("my iphone is late", "my [...] is late"),
        ("[company], will you mark it?", "will you mark it?"),
        ("Understood. Please DM me", "understood. please dm me"),
    ],
)
def test_real_and_made_up_words_come_in_one_form(text: str, shown: str) -> None:
    assert neutral(text, NAMES) == shown


@pytest.mark.parametrize("text", ["@user", "[link]", "\U0001f621 ?!", ""])
def test_nothing_is_left_where_nothing_was_said(text: str) -> None:
    assert neutral(text, NAMES) == ""


@pytest.mark.parametrize("text", ["On its way ^TK", "@user On its way *PR", "On its way -Omar", "On its way 1/2"])
def test_a_signature_is_dropped(text: str) -> None:
    assert bare(text) == "On its way"


def test_what_is_masked_once_stays_as_it_is() -> None:
    once = neutral("Hi Priya, request 70-4418 is late.", NAMES)
    assert neutral(once, NAMES) == once
