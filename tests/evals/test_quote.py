"""Words that were pointed at, compared."""

import pytest

from evals.quote import Quote, count_quotes, overlap_f1, quote_in, shared_quotes

PROBLEM, ELSEWHERE = Quote("problem", 0, 10), Quote("problem", 20, 30)


def test_words_are_found_where_they_stand_first() -> None:
    assert quote_in("no, no", "problem", "no") == Quote("problem", 0, 2)


def test_words_that_nobody_said_are_no_quote() -> None:
    with pytest.raises(ValueError, match="not found"):
        quote_in("yes", "problem", "no")


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [(Quote("problem", 9, 12), True), (Quote("problem", 10, 12), False), (Quote("request", 0, 10), False)],
)
def test_quotes_overlap_when_they_share_a_letter_and_a_kind(other: Quote, *, overlaps: bool) -> None:
    assert PROBLEM.overlaps(other) is other.overlaps(PROBLEM) is overlaps


def test_what_two_of_three_quote_is_shared() -> None:
    opinions = [[PROBLEM, ELSEWHERE], [Quote("problem", 4, 25)], [Quote("request", 0, 30)]]
    assert shared_quotes(opinions) == (Quote("problem", 4, 10), Quote("problem", 20, 25))


def test_one_who_quotes_the_same_words_twice_is_still_one() -> None:
    assert shared_quotes([[PROBLEM, Quote("problem", 5, 9)], [], []]) == ()


def test_right_quotes_and_found_ones_are_counted_apart() -> None:
    halves = [Quote("problem", 0, 4), Quote("problem", 6, 10), Quote("request", 20, 30)]
    counts = count_quotes([[PROBLEM, ELSEWHERE], []], [halves, [PROBLEM]])
    assert counts.tolist() == [[3, 2, 2, 1], [1, 0, 0, 0]]
    assert overlap_f1(counts) == 1 / 2


def test_without_a_right_quote_f1_is_0() -> None:
    assert overlap_f1(count_quotes([[PROBLEM]], [[]])) == 0
