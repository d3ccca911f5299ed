"""Groups: their middle, how far they reach, and whom they take in."""

import numpy as np
import pytest

from heard.insights.causes.group import NONE, Floats, Grouper, gathered, groups_of, nearest, unit
from heard.insights.causes.kmeans import KMeans, usual_count


def cloud(*counts: int, axes: int = 8, spread: float = 0.1) -> Floats:
    """Directions around so many axes, so many around each."""
    chance = np.random.default_rng(1)
    middles = np.repeat(np.eye(axes, dtype=np.float32)[: len(counts)], counts, axis=0)
    return unit(middles + chance.normal(0, spread, middles.shape).astype(np.float32))


def test_the_largest_comes_first_and_what_belongs_to_none_is_in_none() -> None:
    groups = groups_of(cloud(2, 3, 1), np.array([5, 5, 2, 2, 2, NONE]))
    assert [each.members for each in groups] == [(2, 3, 4), (0, 1)]


def test_it_takes_in_what_is_as_near_as_its_own_and_nothing_else() -> None:
    vectors = cloud(30, 30)
    groups = groups_of(vectors, np.repeat([0, 1], 30))
    centres, least = np.stack([each.centre for each in groups]), np.array([each.least for each in groups])
    near = np.stack([vectors[:30].mean(axis=0), np.eye(8)[5]])
    places, likeness = nearest(unit(near.astype(np.float32)), centres, least)
    assert places.tolist() == [0, NONE]
    assert likeness[0] > 0.9


def test_five_of_a_hundred_lie_outside_of_their_own_group() -> None:
    vectors = cloud(100)
    (group,) = groups_of(vectors, np.zeros(100, int))
    assert (vectors @ group.centre < group.least).sum() in {4, 5}


@pytest.mark.parametrize(("concerns", "count"), [(1, 2), (200, 10), (3080, 39), (10_000, 60)])
def test_how_many_are_looked_for_follows_from_how_many_there_are(concerns: int, count: int) -> None:
    assert usual_count(concerns) == count


def test_k_means_finds_what_lies_together_and_the_same_each_time() -> None:
    vectors, grouper = cloud(40, 30, 20), KMeans(3)
    found = grouper.group(vectors)
    assert [len(set(part.tolist())) for part in np.split(found, [40, 70])] == [1, 1, 1]
    assert len(set(found.tolist())) == 3
    assert (grouper.group(vectors) == found).all()


def test_k_means_is_a_grouper_and_takes_fewer_than_it_looks_for() -> None:
    grouper: Grouper = KMeans()
    assert grouper.name == "k-means"
    assert grouper.group(cloud(1)).tolist() == [0]


def test_what_is_alike_draws_together() -> None:
    vectors = cloud(40, 40, spread=0.2)
    before, after = ((each[:40] @ each[:40].T).mean() for each in (vectors, gathered(vectors)))
    assert after > before
    assert gathered(vectors[:1]).shape == (1, 8)


def test_what_all_have_in_common_holds_nothing_together() -> None:
    common = np.full(8, 3, np.float32)
    vectors = unit(cloud(40, 40) + common)
    drawn = gathered(vectors)
    assert (vectors[:40] @ vectors[40:].T).mean() > 0.9
    assert (drawn[:40] @ drawn[40:].T).mean() < -0.9
    assert (drawn[:40] @ drawn[:40].T).mean() > 0.9
