"""Samples: as many as were asked for, from everywhere in proportion, and the same again for the same seed."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.quality.sample import sample, stratified

IDS = st.sets(st.integers(1, 10**9), max_size=60)
COUNTS, SEEDS = st.integers(0, 40), st.integers(0, 2**63 - 1)
SIZES = st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8)


def strata_of(sizes: Mapping[str, int]) -> dict[str, list[int]]:
    """Strata of these sizes, whose ids say which they are of."""
    return {name: [place * 100 + each for each in range(size)] for place, (name, size) in enumerate(sizes.items())}


def shares_in(strata: Mapping[str, list[int]], drawn: object) -> Counter[str]:
    """How many of each stratum were drawn."""
    assert isinstance(drawn, list)
    return Counter({name: len(set(ids) & set(drawn)) for name, ids in strata.items() if ids})


@given(IDS, COUNTS, SEEDS)
def test_it_draws_as_many_as_there_are_and_none_twice(ids: set[int], count: int, seed: int) -> None:
    drawn = sample(ids, count, seed)
    assert len(drawn) == len(set(drawn)) == min(count, len(ids))
    assert set(drawn) <= ids


@given(IDS, COUNTS, SEEDS)
def test_the_same_seed_draws_the_same_in_whatever_order_they_come(ids: set[int], count: int, seed: int) -> None:
    assert sample(sorted(ids), count, seed) == sample(sorted(ids, reverse=True), count, seed)


@given(IDS, COUNTS, SEEDS)
def test_who_is_drawn_among_few_is_drawn_among_more(ids: set[int], count: int, seed: int) -> None:
    assert list(sample(ids, count + 1, seed))[:count] == list(sample(ids, count, seed))


def test_another_seed_draws_others_and_each_is_as_likely() -> None:
    drawn = Counter(each for seed in range(4000) for each in sample(range(1, 11), 3, seed))
    assert all(abs(drawn[each] - 1200) < 150 for each in range(1, 11))


@given(SIZES, COUNTS, SEEDS)
def test_strata_together_give_as_many_as_were_asked_for(sizes: dict[str, int], count: int, seed: int) -> None:
    strata = strata_of(sizes)
    drawn = stratified(strata, count, seed)
    assert len(drawn) == len(set(drawn)) == min(count, sum(sizes.values()))
    assert set(drawn) == set(stratified(dict(reversed(strata.items())), count, seed))


@given(SIZES, COUNTS, SEEDS)
def test_no_stratum_is_left_out_while_there_are_enough(sizes: dict[str, int], count: int, seed: int) -> None:
    strata = strata_of(sizes)
    there = [name for name, size in sizes.items() if size]
    shares = shares_in(strata, stratified(strata, count, seed))
    assert all(shares[name] <= sizes[name] for name in there)
    if count >= len(there):
        assert all(shares[name] >= 1 for name in there)
    else:
        assert max(shares.values(), default=0) <= 1


@given(SIZES, COUNTS, SEEDS)
def test_shares_are_within_one_of_the_proportion(sizes: dict[str, int], count: int, seed: int) -> None:
    whole = sum(sizes.values())
    if not whole or any(size and count * size < whole for size in sizes.values()) or count > whole:
        return
    shares = shares_in(strata_of(sizes), stratified(strata_of(sizes), count, seed))
    assert all(abs(shares[name] - count * size / whole) < 1 for name, size in sizes.items())


@pytest.mark.parametrize(
    ("sizes", "count", "shares"),
    [
        ({"chat": 90, "email": 10}, 10, {"chat": 9, "email": 1}),
        ({"chat": 97, "email": 1, "voice": 1, "sms": 1}, 4, {"chat": 1, "email": 1, "voice": 1, "sms": 1}),
        ({"chat": 50, "email": 30, "voice": 20}, 2, {"chat": 1, "email": 1}),
        # 4.7, 3.1 and 2.2 of ten: what is left over goes to the largest remainder.
        ({"chat": 47, "email": 31, "voice": 22}, 10, {"chat": 5, "email": 3, "voice": 2}),
        ({"chat": 95, "email": 5}, 6, {"chat": 5, "email": 1}),
    ],
)
def test_shares_are_as_worked_out_by_hand(sizes: dict[str, int], count: int, shares: dict[str, int]) -> None:
    assert +shares_in(strata_of(sizes), stratified(strata_of(sizes), count, 7)) == Counter(shares)
