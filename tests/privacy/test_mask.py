"""Masking: a text, then the text without its secrets. All numbers are made up, or published for tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.privacy.finders.card import is_card
from heard.privacy.finders.iban import is_iban
from heard.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("My card 4111 1111 1111 1111 is gone", "My card ⟦CARD_1⟧ is gone"),
        ("5500-0000-0000-0004, cvv 123", "⟦CARD_1⟧, cvv ⟦SECURITY_CODE_1⟧"),
        ("4111111111111111 12/27 737", "⟦CARD_1⟧ 12/27 ⟦SECURITY_CODE_1⟧"),
        ("３７８２８２２４６３１０００５ please", "⟦CARD_1⟧ please"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN ⟦IBAN_1⟧."),
        ("write to ana.b+x@mail.example, thanks", "write to ⟦EMAIL_1⟧, thanks"),
        ("call +44 20 7946 0018 or 020 7946 0018", "call ⟦PHONE_1⟧ or ⟦PHONE_2⟧"),
        ("(212) 555-0147", "⟦PHONE_1⟧"),
        ("my password is Tr0ub4dor&3!", "my password is ⟦PASSWORD_1⟧!"),
        ("code: the verification code is 482913", "code: the verification code is ⟦PASSWORD_1⟧"),
        ("https://shop.example/reset?user=7&token=ab12cd34 fails", "⟦SECRET_LINK_1⟧ fails"),
        ("key sk-abcdefghijklmnop1234", "key ⟦TOKEN_1⟧"),
        ("My IBAN is DE89370400440532013000 please pay it", "My IBAN is ⟦IBAN_1⟧ please pay it"),
        ("IBAN DE89 3704 0044 0532 0130 00 is mine", "IBAN ⟦IBAN_1⟧ is mine"),
        ("order 12 4111 1111 1111 1111", "order 12 ⟦CARD_1⟧"),
        ("Visa 12/27 4111 1111 1111 1111", "Visa 12/27 ⟦CARD_1⟧"),
        ("card 4111 1111\n1111 1111", "card ⟦CARD_1⟧"),
        ("Password: sunshine", "Password: ⟦PASSWORD_1⟧"),
        ("my password is sunshine", "my password is ⟦PASSWORD_1⟧"),
        ("password Hunter22 and PIN 4821", "password ⟦PASSWORD_1⟧ and PIN ⟦PASSWORD_2⟧"),
        ("The code is 482913", "The code is ⟦PASSWORD_1⟧"),
        ("call +49 170\u00a01234567 or 0171\u20111234567", "call ⟦PHONE_1⟧ or ⟦PHONE_2⟧"),
    ],
)
def test_a_secret_is_masked(text: str, masked: str) -> None:
    assert mask([text]).texts == (masked,)


@pytest.mark.parametrize(
    "text",
    [
        "Order 4111 1111 1111 1112 is late",
        "my password is wrong",
        "Ticket 55120, tracking JD0140 0023 99, 3 May 2026 at 10:30",
        "It cost £1,250.00 for 12 months",
        "https://shop.example/help?page=2",
        "@user 100 000 points",
        "The pin is broken",
        "I forgot my password and the code does not come",
        "Password reset fails",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert mask([text]).texts == (text,)


def test_the_same_secret_has_one_placeholder_in_all_texts_and_comes_back() -> None:
    masked = mask(["Mail a@b.example.", "Yes, A@B.example or c@d.example."])
    assert masked.texts == ("Mail ⟦EMAIL_1⟧.", "Yes, ⟦EMAIL_1⟧ or ⟦EMAIL_2⟧.")
    assert masked.restored("Sent to ⟦EMAIL_2⟧, not ⟦EMAIL_9⟧.") == "Sent to c@d.example, not ⟦EMAIL_9⟧."


def test_two_addresses_and_two_passwords_that_are_alike_stay_two() -> None:
    assert mask(["a.b@x.example ab@x.example"]).texts == ("⟦EMAIL_1⟧ ⟦EMAIL_2⟧",)
    assert mask(["password: Hunter2, or password: hunter2"]).texts == (
        "password: ⟦PASSWORD_1⟧, or password: ⟦PASSWORD_2⟧",
    )


def test_a_password_is_one_wherever_it_is_said_again() -> None:
    assert mask(["The password is Wint3r!9.", "why does Wint3r!9 fail?"]).texts[1] == "why does ⟦PASSWORD_1⟧ fail?"


@pytest.mark.parametrize("number", ["4111111111111111", "378282246310005", "6011 1111 1111 1117"])
def test_luhn_holds_for_test_cards(number: str) -> None:
    assert is_card(number)
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))


def test_ibans_are_checked() -> None:
    assert is_iban("GB82 WEST 1234 5698 7654 32")
    assert not is_iban("GB82 WEST 1234 5698 7654 33")


@given(st.text(alphabet="4111 a@.b+0-:/?=token⟦_⟧CARD", max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask([text]).texts
    assert mask(once).texts == once


def test_a_hostile_text_costs_little() -> None:
    assert mask(["4 " * 500_000]).texts
