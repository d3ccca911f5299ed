"""How a customer stands."""

from typing import Any

import pytest

from heard.customer.feeling import FeelingName
from heard.errors import InvalidValue
from heard.rehearsal.state import Band, State

WORRIED = State({FeelingName.WORRY: 2.0, FeelingName.SADNESS: 0.5}, 1.0, 3.0)


@pytest.mark.parametrize(("strain", "band"), [(0.0, Band.CALM), (0.99, Band.CALM), (1.0, Band.TENSE), (2.0, Band.HOT)])
def test_the_strongest_feeling_decides_how_strained_somebody_is(strain: float, band: Band) -> None:
    assert State({FeelingName.WORRY: strain}, 1, 1).band is band


@pytest.mark.parametrize("wrong", [{"trust": 4.1}, {"patience": -0.1}, {"feelings": {FeelingName.WORRY: 3.1}}])
def test_no_state_lies_outside_its_range(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        State(**{"feelings": {}, "trust": 1.0, "patience": 1.0, **wrong})


def test_what_eases_eases_every_feeling_and_none_below_nothing() -> None:
    assert WORRIED.moved(-1.0, 0, 0).feelings == {FeelingName.WORRY: 1.0, FeelingName.SADNESS: 0.0}


def test_what_grows_is_what_is_felt_most() -> None:
    assert WORRIED.moved(0.5, 0, 0).feelings == {FeelingName.WORRY: 2.5, FeelingName.SADNESS: 0.5}


def test_whoever_is_given_cause_grows_angry() -> None:
    angry = WORRIED.moved(0.5, 0, 0, anger=True)
    assert (angry.foremost, angry.strain) == (FeelingName.ANGER, 2.5)


def test_trust_and_patience_stay_within_their_range() -> None:
    moved = WORRIED.moved(0, 9, -9)
    assert (moved.trust, moved.patience) == (4.0, 0.0)
