"""Counting what replies do."""

from evals.deed import Deed
from evals.gold import Gold
from evals.measure import f1_of, micro_f1
from evals.replies.deeds import PITFALLS, PRACTICES, SHOWN, count_behaviours, count_taken_up, count_ways, pair_values
from evals.replies.values import mean_absolute_error
from heard.ledger.item import Way

NOTHING: frozenset[str] = frozenset()


def doing(*behaviours: str) -> Deed:
    """A reply with these practices and pitfalls."""
    return Deed(frozenset(behaviours), NOTHING, 3)


def taking_up(*turns: str, heard: float = 3) -> Deed:
    """A reply that takes up these turns."""
    return Deed(NOTHING, frozenset(turns), heard)


def test_behaviours_are_counted_by_name() -> None:
    counts = count_behaviours([doing("inform", "scripted"), doing()], [doing("inform"), doing("restate")])
    assert micro_f1(counts) == 1 / 2


def test_take_ups_are_counted_as_pairs_of_reply_and_turn() -> None:
    counts = count_taken_up([taking_up("0", "2"), taking_up("2")], [taking_up("0"), taking_up("0", "2")])
    assert counts.sum(axis=(0, 2)).tolist() == [2, 1, 1]
    assert micro_f1(counts) == 2 / 3


def test_no_take_up_at_all_is_no_pair() -> None:
    assert micro_f1(count_taken_up([taking_up()], [taking_up()])) == 0


def test_a_turn_taken_up_in_another_way_is_missed_in_this_one() -> None:
    asked, answered = (Deed(NOTHING, frozenset({"0"}), 3, frozenset({("0", way)})) for way in ("ask", "answer"))
    counts = count_ways([asked, answered], [asked, asked])
    ways = [way.value for way in Way]
    assert f1_of(ways.index("ask"))(counts) == 2 / 3
    assert f1_of(ways.index("answer"))(counts) == 0


def test_practices_and_pitfalls_are_all_that_is_shown() -> None:
    assert {*PRACTICES, *PITFALLS} == set(SHOWN)
    assert "scripted" in PITFALLS
    assert "inform" in PRACTICES


def test_values_are_paired_by_conversation() -> None:
    low, high = taking_up(heard=2), taking_up(heard=5)
    replies = Gold([0, 0, 4], [""] * 3, [low, high, low], [[low, low, low], [high, low, low]], [low] * 3)
    pairs = pair_values(replies)
    assert mean_absolute_error(pairs.heard) == 1
    assert [mean_absolute_error(each) for each in pairs.annotators] == [1, 1]
