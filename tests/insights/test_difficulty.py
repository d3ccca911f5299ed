"""Difficulty: customers are taken out of a figure and skill stays in it, and nobody's figure is told by another's."""

import pytest

from heard.insights.customers import EACH_CAUSE, OTHER_CAUSE, Customers, with_common_causes
from heard.insights.difficulty import Difficulty, difficulty_of
from heard.interval import Estimate, Sums, rate_of

CALM, UPSET = Customers(0, "chat", came_before=False), Customers(3, "chat", came_before=False)
EMAIL = Customers(0, "email", came_before=False)
Kinds = dict[Customers, Sums]


def sums(taken: int, of: int = 100) -> Sums:
    """So many conversations in each of which one thing was voiced, and in some it was taken up."""
    return Sums.of([(1.0, float(place < taken)) for place in range(of)])


def team(first: Kinds, others: int = 6) -> Difficulty | None:
    """A model of one agent and others, to whom calm customers come twice as often as upset ones."""
    usual = {CALM: sums(160, 200), UPSET: sums(60, 100)}
    return difficulty_of({0: first, **dict.fromkeys(range(1, others + 1), usual)})


def differs(model: Difficulty | None, agent: int = 0) -> Estimate | None:
    """By how much an agent differs from the others with the same customers."""
    assert model is not None
    beside = model.beside(agent, rate_of)
    return beside.by if beside else None


def test_whoever_gets_the_hard_customers_alone_is_expected_to_come_to_less() -> None:
    model = team({CALM: sums(16, 20), UPSET: sums(120, 200)})
    assert model is not None
    beside = model.beside(0, rate_of)
    assert beside is not None
    assert beside.own.value == pytest.approx(136 / 220)
    assert beside.expected.value == pytest.approx(136 / 220)
    assert beside.by.value == pytest.approx(0)
    assert beside.adjusted.value == pytest.approx((136 + 6 * 220) / (220 + 6 * 300) + 0.0, abs=0.01)


def test_skill_stays_in_it() -> None:
    by = differs(team({CALM: sums(18, 20), UPSET: sums(140, 200)}))
    assert by is not None
    assert by.value == pytest.approx(0.1)
    assert by.low > 0


def test_a_trait_is_told_with_what_it_is_worth() -> None:
    model = team({CALM: sums(80), UPSET: sums(60)})
    assert model is not None
    assert list(model.effects) == ["start:3"]
    effect = model.effects["start:3"]
    assert effect.value == pytest.approx(-0.2)
    assert effect.n == 700
    assert effect.low < -0.2 < effect.high


def test_a_trait_of_the_customers_of_few_agents_is_no_trait() -> None:
    model = team({CALM: sums(80), EMAIL: sums(30)})
    assert model is not None
    assert "channel:email" not in model.effects
    assert model.usual_channel == "chat"


@pytest.mark.parametrize(("others", "told"), [(4, False), (5, True)])
def test_nobody_is_set_beside_fewer_than_five(others: int, *, told: bool) -> None:
    assert (team({CALM: sums(80)}, others) is not None) is told


def test_an_agent_whom_nobody_knows_is_not_compared() -> None:
    assert differs(team({CALM: sums(80)}), agent=99) is None


def test_customers_who_have_nothing_in_common_with_those_of_others_are_not_compared() -> None:
    alone = {UPSET: sums(60)}
    assert differs(difficulty_of({0: {CALM: sums(80)}, **dict.fromkeys(range(1, 8), alone)})) is None


@pytest.mark.parametrize(
    ("customers", "traits"),
    [
        (CALM, {"channel:chat", "cause:none"}),
        (Customers(2, "email", came_before=True), {"start:2", "channel:email", "cause:none", "came_before"}),
        (Customers(None, "voice", came_before=False, cause=7), {"start:unread", "channel:voice", "cause:7"}),
    ],
)
def test_traits_are_what_makes_customers_hard(customers: Customers, traits: set[str]) -> None:
    assert customers.traits == traits


@pytest.mark.parametrize(("apart", "told"), [(0, False), (20, True)])
def test_agents_who_differ_by_chance_alone_do_not_lie_apart(apart: int, *, told: bool) -> None:
    model = difficulty_of({key: {CALM: sums(70 + (apart if key % 2 else 0) - key % 3)} for key in range(8)})
    assert model is not None
    spread = model.spread_of_agents()
    assert spread is not None
    assert (spread.agents, spread.high - spread.low > 0.05) == (8, told)


def test_fewer_than_five_with_enough_conversations_are_not_spread() -> None:
    few, enough = sums(20, 29), sums(60, 80)
    model = difficulty_of({key: {CALM: enough if key < 4 else few} for key in range(8)})
    assert model is not None
    assert model.spread_of_agents() is None


@pytest.mark.parametrize(("known", "told"), [(range(3), True), (range(4), False), (range(7), False), (range(8), True)])
def test_a_spread_is_not_told_where_the_few_others_could_be_worked_out(known: range, *, told: bool) -> None:
    model = difficulty_of({key: {CALM: sums(70 + key)} for key in range(8)})
    assert model is not None
    assert (model.spread_of_agents(known) is not None) is told


def came_for(cause: int | None) -> Customers:
    """Calm customers who come for this."""
    return Customers(0, "chat", came_before=False, cause=cause)


def test_whoever_gets_the_hard_matters_is_expected_to_come_to_less() -> None:
    usual = {came_for(7): sums(160, 200), came_for(8): sums(60, 100)}
    model = difficulty_of(
        {0: {came_for(7): sums(16, 20), came_for(8): sums(120, 200)}} | dict.fromkeys(range(1, 7), usual)
    )
    assert model is not None
    assert (model.usual_cause, list(model.effects)) == ("7", ["cause:8"])
    assert model.effects["cause:8"].value == pytest.approx(-0.2)
    by = differs(model)
    assert by is not None
    assert by.value == pytest.approx(0)


def test_what_is_near_no_cause_and_nothing_voiced_are_levels_of_their_own() -> None:
    model = team({came_for(7): sums(80), came_for(OTHER_CAUSE): sums(80), came_for(None): sums(80)})
    assert model is not None
    assert model.usual_cause == "none"
    everybody = {came_for(7): sums(80), came_for(OTHER_CAUSE): sums(60, 90), came_for(None): sums(50, 80)}
    model = difficulty_of(dict.fromkeys(range(7), everybody))
    assert model is not None
    assert (model.usual_cause, sorted(model.effects)) == ("7", ["cause:none", "cause:other"])


def test_a_cause_of_the_customers_of_few_agents_is_told_with_the_others() -> None:
    cells = {key: {came_for(7): sums(80), came_for(OTHER_CAUSE): sums(20, 40)} for key in range(7)}
    for key in range(4):
        cells[key][came_for(9)] = sums(10, 40)
    model = difficulty_of(cells)
    assert model is not None
    assert list(model.effects) == ["cause:other"]
    assert model.effects["cause:other"].n == 7 * 40 + 4 * 40


def test_one_cause_for_thirty_conversations_is_told_apart_the_most_frequent_first() -> None:
    each = {came_for(cause): sums(1, 3 if cause <= 4 else 2) for cause in range(1, 21)}
    cells = dict.fromkeys(range(6), each)
    common = with_common_causes(cells)
    causes = {kind.cause for kinds in common.values() for kind in kinds}
    conversations = sum(one.n for kinds in cells.values() for one in kinds.values())
    assert conversations == 264
    assert causes == {OTHER_CAUSE, *range(1, 1 + conversations // EACH_CAUSE)}
    assert sum(one.n for kinds in common.values() for one in kinds.values()) == conversations
