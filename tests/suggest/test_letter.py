"""Where the words of a reply begin and end: nothing is said before the thanks, nor behind the last words."""

import pytest

from heard.suggest.draft import draft_of
from tests.people import agent


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("Hi Bea,\nThank you for contacting us. We looked.", "Hi Bea,\nThank you for contacting us. Sad. We looked."),
        ("Hello, my name is Bea. Which order?", "Hello, my name is Bea. Sad. Which order?"),
        ("Oh no! These steps help.", "Oh no! Sad. These steps help."),
        ("Ok, thank you. Which phone?", "Ok, thank you. Sad. Which phone?"),
        ("Yes and no. It works on Monday.", "Yes and no. Sad. It works on Monday."),
        ("Thanks for writing – see [link].", "Sad. Thanks for writing – see [link]."),
        ("Dear Mr and Mrs Roe,\nWe looked.", "Dear Mr and Mrs Roe,\nSad. We looked."),
        ("Thank you for waiting.", "Sad. Thank you for waiting."),
    ],
)
def test_first_words_stand_behind_those_that_only_receive(text: str, edited: str) -> None:
    draft = draft_of(agent(text))
    assert draft.with_edits([draft.at_opening("Sad.")]) == edited


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("See [link]. Keep us posted!", "See [link]. Late. Keep us posted!"),
        ("We look. We'll wait for your reply. -Shie", "We look. Late. We'll wait for your reply. -Shie"),
        ("We look. If you have questions, let us know.", "We look. Late. If you have questions, let us know."),
        ("Read it and let us know if it helps.", "Read it and let us know if it helps. Late."),
    ],
)
def test_last_words_stand_before_those_that_only_close(text: str, edited: str) -> None:
    draft = draft_of(agent(text))
    assert draft.with_edits([draft.at_closing("Late.")]) == edited
