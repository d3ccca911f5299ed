"""Sections from what is asked of a set."""

import numpy as np

from evals.rival import Rival
from evals.robustness.case import Case, change, heard
from evals.robustness.judgement import Judgement
from evals.robustness.probe import Probe, Question, average, count_unread, gather, largest
from evals.side import Side
from tests.evals.robustness.made_up import case, cases, judge

RIVALS = (Rival("Coin", "coin", lambda _: 0.0),)
SHIFT = change(heard, "a", "b", seen_as=abs)


def rows(*questions: Question, judged: list[list[Case]]) -> list[tuple[str, ...]]:
    """The rows of a probe that asks this, with one rival."""
    return list(Probe("Well", "", "", {}, questions).rows(judged, RIVALS))


def test_numbers_are_gathered_by_unit() -> None:
    numbers = gather([("x", [1.0]), ("y", [2.0, 6.0]), ("x", [])])
    assert numbers.shape == (2, 2)
    assert average(numbers) == 3
    assert largest(numbers) == 6


def test_a_unit_counts_by_its_numbers() -> None:
    numbers = gather([("x", [0.0]), ("y", [1.0]), ("y", [1.0])])
    assert np.isnan(numbers).sum() == 1
    assert average(numbers) == 2 / 3


def test_a_row_has_its_bar_its_number_and_a_cell_for_each_tool() -> None:
    judged = [cases((0.5, 0.7), (0.5, 0.7)), cases((0.5, 0.4), (0.5, 0.4))]
    (row,) = rows(Question("shift", SHIFT, "pairs", "at most .01"), judged=judged)
    assert row == ("shift", "at most .01", "2 pairs", "0.200 (0.200 to 0.200)", "0.100 (0.100 to 0.100)")


def test_what_heard_does_not_answer_is_left_out_for_all() -> None:
    judged = [cases((0.5, 0.7), (0.5, None)), cases((0.5, 0.4), (0.5, 1.0))]
    (row,) = rows(Question("shift", SHIFT), judged=judged)
    assert row[2:] == ("1 cases", "0.200 (0.200 to 0.200)", "0.100 (0.100 to 0.100)")


def test_rivals_are_not_asked_what_they_have_no_word_for() -> None:
    (row,) = rows(Question("shift", SHIFT, unsaid="behaviours"), judged=[cases((0.5, 0.7)), []])
    assert row[3:] == ("0.200 (0.200 to 0.200)", "says no behaviours")


def test_cases_of_one_unit_are_drawn_together() -> None:
    judged = [cases((0, 1), (0, 0), unit="talk")]
    together = [[Case({**each.fields, "talk": "one"}, each.judged) for each in judged[0]]]
    question = Question("shift", SHIFT, unsaid="value")
    apart, bound = (next(Probe("", "", "", {}, (question,), "talk").rows(each, ())) for each in (judged, together))
    assert apart[3] == "0.500 (0.000 to 1.000)"
    assert bound[3] == "0.500 (0.500 to 0.500)"


def test_exchanges_that_are_not_read_are_counted() -> None:
    unread = Judgement(None, 0.0, Side.NEITHER, unread=True)
    assert count_unread([case(a=judge(), b=unread)]).startswith("Heard does not read 1 of 2 exchanges")
