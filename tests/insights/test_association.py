"""How an outcome goes with being heard: of customers, not of conversations, and of nothing that cannot be told."""

from collections.abc import Sequence

import pytest

from evals.insights.association import World, drawn
from heard.insights.association import FEWEST_CUSTOMERS, Case, TakenUp, associate


def test_the_same_conversations_of_a_customer_again_make_it_no_surer() -> None:
    cases = drawn(World("", 0.12), (1,))
    once, twice = associate(cases), associate([*cases, *cases])
    assert once
    assert twice
    assert once.difference.value == pytest.approx(twice.difference.value)
    assert once.difference.low == pytest.approx(twice.difference.low, abs=0.005)


def test_groups_are_told_as_if_all_had_begun_alike() -> None:
    found = associate(drawn(World("", 0.4, unfair=0.15, customers=400), (1,)))
    assert found is not None
    assert list(found.groups) == list(TakenUp)
    values = [found.groups[group].value for group in TakenUp]
    assert values == sorted(values, reverse=True)
    assert values[0] - values[2] == pytest.approx(found.difference.value)


def alike(all_of: int, little: int, *, channels: Sequence[str] = ("chat", "chat")) -> list[Case]:
    """So many customers of either group, each group on a channel."""
    groups = ((TakenUp.ALL, all_of, channels[0]), (TakenUp.LITTLE, little, channels[1]))
    return [
        Case(group, float(number % 2), 1000 * place + number, (channel,))
        for place, (group, count, channel) in enumerate(groups)
        for number in range(count)
    ]


def test_where_all_is_alike_it_is_the_difference_of_two_means() -> None:
    found = associate([*alike(100, 0), *(Case(TakenUp.LITTLE, 0.0, 5000 + n, ("chat",)) for n in range(60))])
    assert found is not None
    assert found.difference.value == pytest.approx(0.5)
    assert found.difference.high - found.difference.value == pytest.approx(1.975 * 0.05, rel=0.02)
    assert (found.difference.n, found.customers) == (160, 160)


@pytest.mark.parametrize(("fewer", "told"), [(FEWEST_CUSTOMERS, True), (FEWEST_CUSTOMERS - 1, False)])
def test_nothing_is_said_of_few_customers(fewer: int, told: bool) -> None:  # noqa: FBT001 - a table's column
    assert (associate(alike(200, fewer)) is not None) is told


def test_groups_that_share_no_channel_cannot_be_told_apart() -> None:
    assert associate(alike(100, 100, channels=("chat", "email"))) is None


def test_of_nothing_nothing_is_said() -> None:
    assert associate([]) is None


@pytest.mark.parametrize(
    ("rate", "group"), [(1.0, "all"), (0.998, "most"), (0.5, "most"), (0.49, "little"), (0.0, "little")]
)
def test_a_heard_rate_lies_in_a_group(rate: float, group: str) -> None:
    assert TakenUp.of(rate) == group
