"""Which replies say no."""

import pytest

from heard.language.refusal import refuses


@pytest.mark.parametrize(
    "reply",
    [
        "I'm afraid we can't refund the booking.",
        "Unfortunately we are unable to change the name.",
        "We don't offer that in your country, sorry.",
        "The fare is non-refundable.",
        "This item isn't covered by the warranty.",
        "Your claim has been declined.",
        "It's not possible to move the date.",
        "There is nothing more I can do here.",
        "we won’t be sending another one",
        "You are not entitled to a discount.",
        "we cant refund that",
        "Unfortunately this cannot be refunded.",
        "That can't be changed.",
    ],
)
def test_a_no_is_heard(reply: str) -> None:
    assert refuses(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "You can't go wrong with the blue one.",
        "We can't wait to welcome you!",
        "I can't believe that happened to you.",
        "We can't thank you enough.",
        "Your refund is on its way.",
        "Let me see what is possible.",
        "I have moved the date to Friday.",
        "You don't have to do anything, the refund is on its way.",
        "We won't charge you for it.",
        "I see you can't log in, let me fix that.",
        "I can't find your order. What is your e-mail?",
        "We can't refund that, but would a voucher do?",
    ],
)
def test_no_no_is_heard(reply: str) -> None:
    assert not refuses(reply)
