"""The replies that were written to be mediocre, and who speaks last in them."""

from collections import Counter

from evals.sets import read_written
from evals.suggestions.mediocre import FILE, HALF, WRITTEN, written_replies
from heard.conversation.role import Role

CASES = read_written(FILE)


def test_half_of_them_are_for_mending_and_a_quarter_wants_no_edit() -> None:
    halves = Counter((case["half"], case["best_edit"]) for case in CASES)
    assert halves == {(half, best): n for half in ("dev", HALF) for best, n in (("some", 45), ("none", 15))}
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_an_agent_speaks_last_and_a_customer_before() -> None:
    roles = [[turn["role"] for turn in case["turns"]] for case in CASES]
    assert all(said[-2:] == [Role.CUSTOMER, Role.AGENT] for said in roles)


def test_only_the_half_that_nothing_was_mended_on_is_measured() -> None:
    replies = list(written_replies())
    assert [reply.id for reply in replies] == [case["id"] for case in CASES if case["half"] == HALF]
    first, case = replies[0], next(case for case in CASES if case["half"] == HALF)
    assert (first.source, first.text) == (WRITTEN, case["turns"][-1]["text"])
    assert [turn.text for turn in first.before.turns] == [turn["text"] for turn in case["turns"][:-1]]


def test_what_wants_no_edit_says_so() -> None:
    assert Counter(reply.needs_edit for reply in written_replies()) == {True: 45, False: 15}
