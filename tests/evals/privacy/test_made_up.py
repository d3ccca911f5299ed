"""The numbers that are made up for a run: they are what they claim to be."""

import numpy as np
import pytest

from evals.privacy.cards import GROUPS, SPELLINGS, draw_card, draw_spelling, groups_of, luhn_digit
from evals.privacy.found import KINDS, card_samples, order_samples, secret_samples
from evals.privacy.frame import Placed, fill, places, read_frames
from evals.privacy.orders import draw_order
from evals.privacy.secrets import draw_secret
from evals.privacy.tools import HEARD, LUHN, PATTERNS, is_hidden, is_touched
from evals.privacy.wilson import Share
from heard.privacy.finders.card import is_card
from heard.privacy.finders.iban import is_iban
from heard.privacy.keep import Said


def chance() -> np.random.Generator:
    return np.random.default_rng(1)


def test_cards_pass_the_check_and_come_in_groups() -> None:
    source = chance()
    for card in (draw_card(source) for _ in range(200)):
        assert is_card(card)
        assert tuple(map(len, groups_of(card))) == GROUPS[len(card)]


def test_the_check_digit_is_the_published_one() -> None:
    assert luhn_digit("411111111111111") == "1"


def test_no_spelling_loses_a_digit() -> None:
    card = "4111 1111 1111 1111".split()
    assert draw_spelling(chance()) in SPELLINGS
    for each in SPELLINGS:
        assert "1" in each.spelling(card) or each.name.startswith("spoken") or not each.spelling(card).isascii()


def test_ibans_pass_their_check() -> None:
    source = chance()
    assert all(is_iban(draw_secret("iban", source).replace(".", "").replace("\u00a0", "")) for _ in range(100))


@pytest.mark.parametrize("name", ["cards", "orders", "ibans", "passwords", "contacts"])
def test_every_frame_can_be_filled(name: str) -> None:
    for frame in read_frames(name):
        assert set(places(frame))
        assert "{" not in "".join(each.text for each in fill(frame, lambda _: "1").said).replace("{1", "")


def test_a_filled_frame_knows_where_its_numbers_stand() -> None:
    filled = fill("C: a {x} b\\n{x} | A: {y}", {"x": "12", "y": "3"}.__getitem__)
    assert filled.said == (Said("customer", "a 12 b\n12"), Said("agent", "3"))
    assert filled.placed == (Placed("x", 0, 2, 4), Placed("x", 0, 7, 9), Placed("y", 1, 0, 1))


def test_samples_are_the_same_each_time() -> None:
    assert list(card_samples(5)) == list(card_samples(5))
    assert list(order_samples(5)) == list(order_samples(5))
    assert list(secret_samples("ibans", KINDS[0][2], 5)) == list(secret_samples("ibans", KINDS[0][2], 5))


def test_a_pattern_of_a_number_is_filled() -> None:
    assert not set(draw_order("order", chance())) & set("#@")


def test_a_secret_is_hidden_when_nothing_of_it_is_left() -> None:
    filled = fill("card {card} ok", lambda _: "4111-1111-1111-1111")
    placed = filled.placed[0]
    assert is_hidden(placed, filled, HEARD.hide(filled.said))
    assert is_hidden(placed, filled, LUHN.hide(filled.said))
    assert not is_hidden(placed, filled, [[(5, 9)]])
    assert is_touched(placed, [[(5, 9)]])
    assert not is_touched(placed, [[(0, 5)]])


def test_the_usual_patterns_find_what_is_usual() -> None:
    assert PATTERNS.hide([Said("customer", "mail a@b.example")]) == [[(5, 16)]]


def test_a_share_has_the_interval_that_wilson_gave_it() -> None:
    assert Share(10, 10).interval() == pytest.approx((0.7225, 1), abs=0.0001)
    assert Share(1, 2).text() == "50.00 % (9.45 to 90.55)"
