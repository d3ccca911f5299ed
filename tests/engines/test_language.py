"""Which language a turn is in: read the table."""

import pytest

from heard.engines.language import foreign_language
from tests.people import agent, customer


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is my parcel? I need it by Friday.", None),
        ("PLZ FIX UR APP ITS BROKEN AGAIN", None),
        ("ok thx", None),
        ("", None),
        ("😀😀😀", None),
        ("¯\\_(ツ)_/¯", None),
        ("4711 4712 4713 4714 4715", None),
        ("See https://example.org/donde/esta/mi/pedido/que/no/ha/llegado/hoy", None),
        ("Where is мой заказ? I need it by Friday please", None),
        ("Hola, mi pedido no ha llegado todavía, ¿qué hago?", "es"),
        ("Bonjour, je n'arrive pas à me connecter à mon compte", "fr"),
        ("私の荷物はまだ届いていません", "ja"),
        ("мой заказ не пришел до сих пор", "ru"),
        ("вы где", "ru"),
        ("नमस्ते मेरा पार्सल कहाँ है", "hi"),
        ("أين طلبي؟ لم يصل حتى الآن", "ar"),
    ],
)
def test_it_is(text: str, language: str | None) -> None:
    assert foreign_language(customer(text), ()) == language


def test_a_turn_too_short_to_tell_has_the_language_of_the_one_before() -> None:
    spanish = customer("Hola, mi pedido no ha llegado todavía, ¿qué hago?")
    assert foreign_language(agent("OK."), [spanish]) == "es"


def test_a_turn_long_enough_is_judged_by_itself() -> None:
    spanish = customer("Hola, mi pedido no ha llegado todavía, ¿qué hago?")
    assert foreign_language(agent("I am sorry, I can only answer in English."), [spanish]) is None


def test_what_was_said_long_ago_says_nothing() -> None:
    spanish = customer("Hola, mi pedido no ha llegado todavía, ¿qué hago?")
    assert foreign_language(agent("OK."), [spanish, customer("ok"), customer("hm"), customer("so")]) is None
