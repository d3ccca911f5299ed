"""What is found anew is known again, by where it lies and by what is in it."""

import numpy as np

from heard.insights.causes.group import Floats, unit
from heard.insights.causes.match import Known, match


def at(*numbers: float) -> Floats:
    """A direction."""
    return unit(np.array(numbers, np.float32))


def test_each_goes_on_as_what_it_is_most_alike() -> None:
    known = {7: Known(at(1, 0), {1, 2, 3}), 9: Known(at(0, 1), {4, 5, 6})}
    found = [Known(at(0, 1), {4, 5}), Known(at(1, 0.1), {1, 2, 3, 8})]
    assert match(found, known) == {0: 9, 1: 7}


def test_of_two_that_are_alike_the_liker_one_goes_on_and_the_other_is_new() -> None:
    known = {7: Known(at(1, 0), {1, 2, 3})}
    assert match([Known(at(1, 0.1), {2}), Known(at(1, 0), {1, 2, 3})], known) == {1: 7}


def test_what_lies_elsewhere_and_shares_nothing_is_new() -> None:
    assert match([Known(at(1, 1), {9})], {7: Known(at(1, 0), {1})}) == {}


def test_what_shares_its_concerns_goes_on_though_its_middle_moved() -> None:
    assert match([Known(at(1, 1), {1, 2})], {7: Known(at(1, 0), {1, 2, 3})}) == {0: 7}
