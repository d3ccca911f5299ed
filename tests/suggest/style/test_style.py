"""Style follows the customer's own writing, the channel, and the team, in that order of last word."""

import pytest

from heard.conversation.channel import Channel
from heard.errors import InvalidValue
from heard.suggest.statements.statement import Intent, Register, Statement
from heard.suggest.style.pack import StylePack, find_pack, shipped_packs
from heard.suggest.style.style import style_for
from heard.suggest.style.trait import BECAUSE, Trait

LETTER = "Dear Sir or Madam, I would like to know when my boiler will be repaired. Kind regards, P. Oyelaran"
TWEET = "hey where is my parcel?? lol"


@pytest.mark.parametrize(
    ("text", "register"),
    [
        (LETTER, Register.FORMAL),
        (TWEET, Register.FAMILIAR),
        ("im so fed up with this", Register.FAMILIAR),
        ("My parcel has not come. Where is it?", Register.ANY),
        ("Dear team, pls help, I'm stuck!!", Register.ANY),
    ],
)
def test_the_register_is_the_customers(text: str, register: Register) -> None:
    assert style_for([text], Channel.EMAIL).register is register


def test_it_says_which_words_it_follows() -> None:
    assert style_for([TWEET], Channel.CHAT).because == "they write as among friends (“hey”)"


@pytest.mark.parametrize(
    ("text", "directness"),
    [("I want my money back now.", 2), ("I was wondering if you could help.", 0), ("It does not work.", 1)],
)
def test_directness_is_the_customers(text: str, directness: int) -> None:
    assert style_for([text], Channel.CHAT).directness == directness


def test_warmth_is_answered_and_coldness_is_not() -> None:
    assert style_for(["Thank you so much, have a lovely day :)"], Channel.CHAT).warmth == 2
    assert style_for(["Fix it."], Channel.CHAT).warmth == 1


def test_a_line_gets_a_line() -> None:
    assert style_for([TWEET], Channel.EMAIL).most_words == 14
    assert style_for([LETTER], Channel.EMAIL).most_words == 30
    assert style_for([LETTER], Channel.SOCIAL).most_words == 16


def test_traits_that_are_off_are_not_followed() -> None:
    style = style_for([TWEET], Channel.SOCIAL, off=frozenset(Trait))
    assert (style.register, style.most_words, style.private) == (Register.ANY, 16, True)


def test_a_pack_has_the_last_word() -> None:
    style = style_for([TWEET], Channel.CHAT, find_pack("formal-courteous"))
    assert (style.register, style.because) == (Register.FORMAL, "the team's style pack formal-courteous sets it")
    assert style_for([TWEET], Channel.CHAT, find_pack("indirect-relational")).register is Register.FAMILIAR


def test_every_trait_and_every_pack_says_why() -> None:
    assert set(BECAUSE) == set(Trait)
    assert len(shipped_packs()) >= 3
    assert all(pack.why for pack in shipped_packs())


def test_a_pack_that_is_out_of_range_cannot_be() -> None:
    with pytest.raises(InvalidValue, match="has warmth 3; it runs from 0 to 2"):
        StylePack("loud", "why", warmth=3)


@pytest.mark.parametrize(
    ("register", "fits"), [(Register.ANY, True), (Register.FORMAL, True), (Register.FAMILIAR, False)]
)
def test_a_formal_style_takes_what_is_formal_or_fits_both(register: Register, *, fits: bool) -> None:
    statement = Statement("a", Intent.CLOSING, "Bye.", register=register)
    assert style_for([LETTER], Channel.EMAIL).fits(statement) is fits


def test_in_public_nothing_private_is_said() -> None:
    statement = Statement("a", Intent.SHOES, "Hard on {person}.")
    assert not style_for([TWEET], Channel.SOCIAL).fits(statement)
    assert style_for([TWEET], Channel.CHAT).fits(statement)


def test_a_formal_sentence_contracts_nothing() -> None:
    assert style_for([LETTER], Channel.EMAIL).worded("I'm sorry it's late, and I’ll see.") == (
        "I am sorry it is late, and I will see."
    )
