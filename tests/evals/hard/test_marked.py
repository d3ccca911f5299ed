"""The cases of hard conversations: what they are made of, and what is counted of them."""

import pytest

from evals.hard.marked import FILE, Case, conversation_of, precision, recall
from evals.hard.swearing import swears
from evals.sets import read_written
from heard.conversation.role import Role

CASES = read_written(FILE)


@pytest.mark.parametrize(("part", "size"), [("held_back", 100), ("building", 100), ("later", 50), ("other_words", 64)])
def test_half_of_each_part_are_near_misses(part: str, size: int) -> None:
    some = [case for case in CASES if case["part"] == part]
    assert (len(some), sum(case["hard"] for case in some)) == (size, size // 2)


def test_no_two_are_alike_and_each_quotes_its_customer() -> None:
    assert len({str(case["turns"]) for case in CASES}) == len({case["id"] for case in CASES}) == 314
    for case in CASES:
        said = [turn.text for turn in conversation_of(case).by(Role.CUSTOMER)]
        assert "quote" not in case or any(case["quote"] in text for text in said)


def test_precision_is_of_what_was_called_and_recall_of_what_is() -> None:
    cases = [
        Case("later", "insult", hard=True, heard=True, by_rules=True, listed=False),
        Case("later", "insult", hard=True, heard=False, by_rules=False, listed=False),
        Case("later", "product", hard=False, heard=True, by_rules=True, listed=False),
    ]
    assert precision(cases, lambda case: case.heard).text().startswith("50.00 %")
    assert (recall(cases, lambda case: case.heard).found, recall(cases, lambda case: case.listed).found) == (1, 0)


def test_the_list_knows_its_words_and_no_parts_of_others() -> None:
    assert swears(["Hello.", "What an IDIOT."])
    assert not swears(["A classic assessment of the shuttle."])
