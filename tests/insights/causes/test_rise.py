"""Sudden rises: told where they would hold beside all others, and only with enough of them."""

import pytest

from heard.insights.causes.rise import Heap, sudden_rises

BEFORE = Heap(800, {1: 40, 2: 80})


@pytest.mark.parametrize(
    ("newest", "rising"),
    [
        (Heap(100, {1: 25, 2: 10}), {1}),
        (Heap(100, {1: 6, 2: 11}), set()),
        # Clearly more than ever, but of nine customers.
        (Heap(100, {3: 9}), set()),
        (Heap(100, {3: 10}), {3}),
        (Heap(0, {}), set()),
    ],
)
def test_what_rises(newest: Heap, rising: set[int]) -> None:
    assert sudden_rises(newest, BEFORE) == rising


def test_where_everything_doubles_nothing_rises() -> None:
    assert sudden_rises(Heap(200, {1: 10, 2: 20}), BEFORE) == frozenset()


def test_beside_many_others_it_takes_more() -> None:
    others = dict.fromkeys(range(10, 70), 40)
    alone, among = {1: 12}, {1: 12} | dict.fromkeys(range(10, 70), 5)
    assert sudden_rises(Heap(100, alone), Heap(800, {1: 40})) == {1}
    assert sudden_rises(Heap(100, among), Heap(800, {1: 40} | others)) == frozenset()
