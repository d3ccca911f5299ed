"""How hints are counted, on cases made up for it."""

from evals.feelings.hints import HINTS, count_hints, precision, recall

CASE = {"hint": "stakes", "looks_like": "stakes"}
NEAR_MISS = {"hint": None, "looks_like": "stakes"}


def test_a_hint_is_counted_in_its_own_cases_only() -> None:
    counts = count_hints([CASE], [frozenset({"resignation"})])
    assert counts.sum(axis=0)[:, HINTS.index("resignation")].tolist() == [0, 0, 0]


def test_precision_is_of_what_was_read_and_recall_of_what_is_there() -> None:
    read = [frozenset({"stakes"}), frozenset({"stakes"}), frozenset[str]()]
    counts = count_hints([CASE, NEAR_MISS, CASE], read)
    assert (precision(counts), recall(counts)) == (0.5, 0.5)


def test_nothing_read_is_no_precision() -> None:
    assert precision(count_hints([CASE], [frozenset()])) == 0
