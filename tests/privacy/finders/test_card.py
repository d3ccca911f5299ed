"""Card numbers: what is masked, and what must survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.privacy.finders.card import is_card
from tests.privacy.masked import kept

CARD = "4111111111111111"
SEPARATORS = st.sampled_from(
    ("", " ", "-", ".", "  ", " - ", "/", "_", ", ", "\n", "\u00a0", "\u2009", "–", "\u2011", "\u200b", "·", "\u3000")
)
DIGITS = st.sampled_from(("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"))


@pytest.mark.parametrize(
    "text",
    [
        "{}4111 1111 1111 1111{}",
        "{}4111111111111111{}",
        "{}4111.1111.1111.1111{}",
        "{}4111\n1111\n1111\n1111{}",
        "{}41111111 11111111{}",
        "{}4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1{}",
        "{}4111 1111 - then - 1111 1111{}",
        "{}four one one one, one one one one, one one one one, one one one one{}",
        "{}four triple one, double one double one and then one one one one one one one one{}",
        "{}forty-one eleven eleven eleven eleven eleven eleven eleven{}",
        "{}vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins{}",
    ],
)
def test_a_card_is_found_however_it_is_written(text: str) -> None:
    assert kept(text.format("It is ", ", thanks")) == ("It is [card ****1111], thanks",)


@given(SEPARATORS, DIGITS)
def test_no_separator_and_no_script_hides_it(separator: str, digits: str) -> None:
    card = separator.join(("4111", "1111", "1111", "1111")).translate(str.maketrans("0123456789", digits))
    assert kept(f"card {card} ok") == ("card [card ****1111] ok",)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("378282246310005", "[card ****0005]"),
        ("3782 822463 10005", "[card ****0005]"),
        ("30569309025904", "[card ****5904]"),
        ("4111 1111 1111 111o", "4111 1111 1111 111o"),
        ("card 5500 oooo oooo ooo4", "card [card ****0004]"),
        ("my card number is 4111 1111 1111 1112", "my card number is [card ****1112]"),
        ("order 12 4111 1111 1111 1111", "order 12 [card ****1111]"),
        ("12/27 4111 1111 1111 1111", "12/27 [card ****1111]"),
        ("4111 1111 1111 1111 12/27", "[card ****1111] 12/27"),
        ("(4111)(1111)(1111)(1111)", "([card ****1111])"),
        ("Visa4111111111111111", "Visa[card ****1111]"),
        ("order 4111111111111111 exp 12/27", "order [card ****1111] exp 12/27"),
        ("I paid my order with 4111111111111111", "I paid my order with [card ****1111]"),
        ("refund to my account 4111 1111 1111 1111", "refund to my account [card ****1111]"),
        ("+4915151234567", "[phone]"),
    ],
)
def test_what_stands_around_a_number_decides(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    "text",
    [
        "order 4111111111111111",
        "order number for the shoes: 4111111111111111",
        "tracking 4111 1111 1111 1111",
        "4111 1111 1111 1112",
        "IMEI 490154203237518",
        "EAN 4006381333931",
        "ABC4111111111111111",
        "1234567890123456",
        "2 of 45 came on 12.05.2026 at 10:30, 1,250.00 paid",
    ],
)
def test_other_numbers_survive(text: str) -> None:
    assert kept(text) == (text,)


def test_an_answer_to_a_question_for_an_order_number_survives() -> None:
    assert kept("A: What is your order number?", CARD)[1] == CARD


@pytest.mark.parametrize("number", [CARD, "378282246310005", "6011 1111 1111 1117"])
def test_luhn_holds_for_test_cards(number: str) -> None:
    assert is_card(number)
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))
