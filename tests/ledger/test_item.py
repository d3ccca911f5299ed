"""An item: what it cannot be, where it stands, what settles it."""

from collections.abc import Callable

import pytest

from heard.conversation.span import Span
from heard.customer.feeling import Feeling, FeelingName
from heard.errors import InvalidValue
from heard.ledger.item import SETTLES, Item, ItemKind, ItemState, Part, TakeUp, Way, open_feeling
from tests.people import customer

WORDS = Span(customer("It broke."), 0, 8)
WHOLE = TakeUp("1", Way.ANSWER, Part.WHOLE, late=False, confidence=0.9)
PARTLY = TakeUp("1", Way.DEFER, Part.PARTLY, late=False, confidence=0.9)


def problem(weight: int = 1, *taken_up: TakeUp, replied: bool = False) -> Item:
    return Item("c1", ItemKind.PROBLEM, WORDS, weight, 0.8, taken_up=taken_up, replied=replied)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: problem(-1), id="lighter than nothing"),
        pytest.param(lambda: problem(1, WHOLE), id="taken up before any reply"),
        pytest.param(lambda: Item("f1", ItemKind.FEELING, WORDS, 1, 0.8), id="a feeling without a name"),
        pytest.param(
            lambda: Item("c1", ItemKind.PROBLEM, WORDS, 1, 0.8, FeelingName.ANGER), id="a problem that is anger"
        ),
        pytest.param(lambda: Item("c1", ItemKind.PROBLEM, WORDS, 1, 1.5), id="surer than sure"),
        pytest.param(lambda: TakeUp("1", Way.ASK, Part.PARTLY, late=False, confidence=-1), id="taken up less than not"),
    ],
)
def test_it_cannot_be(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        make()


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (problem(), ItemState.WAITING),
        (problem(replied=True), ItemState.PASSED_OVER),
        (problem(1, PARTLY, replied=True), ItemState.PARTLY),
        (problem(1, PARTLY, WHOLE, replied=True), ItemState.TAKEN_UP),
    ],
)
def test_it_knows_where_it_stands(item: Item, state: ItemState) -> None:
    assert item.state is state
    assert item.open is (state is not ItemState.TAKEN_UP)


def test_it_is_open_no_longer_when_it_weighs_nothing() -> None:
    assert not problem(0).open


@pytest.mark.parametrize(
    ("feeling", "weight"), [(FeelingName.ANGER, 3), (FeelingName.CONFUSION, 3), (FeelingName.GRATITUDE, 0)]
)
def test_a_feeling_weighs_its_intensity_unless_it_is_pleasant(feeling: FeelingName, weight: int) -> None:
    assert open_feeling(Feeling(feeling, 3, 0.8, WORDS)).weight == weight


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        (ItemKind.FEELING, "acknowledge answer act ask defer"),
        (ItemKind.IMPACT, "acknowledge answer act ask defer"),
        (ItemKind.PROBLEM, "answer act"),
        (ItemKind.REQUEST, "answer act"),
        (ItemKind.QUESTION, "answer"),
    ],
)
def test_these_ways_settle_it(kind: ItemKind, ways: str) -> None:
    assert SETTLES[kind] == {Way(way) for way in ways.split()}
