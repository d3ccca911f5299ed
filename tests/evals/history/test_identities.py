"""Counting strangers taken for one."""

from evals.history.identities import by_address_or_number, count, decide
from evals.sets import read_written

FAMILY = {
    "same": False,
    "one": {"source": "zd", "id": "1", "name": "Ruth", "email": "alders@example.org"},
    "other": {"source": "cw", "id": "2", "name": "Peter", "email": "alders@example.org"},
}


def test_a_table_joined_by_address_takes_a_family_for_one() -> None:
    assert decide(FAMILY, by_address_or_number)
    assert count([FAMILY], by_address_or_number, told=True) == "1"


def test_empty_fields_join_nobody() -> None:
    nobody = {"source": "zd", "id": "1"}
    assert not decide({"one": nobody, "other": nobody}, by_address_or_number)


def test_the_written_pairs_are_as_the_readme_tells() -> None:
    pairs = read_written("evals/written/identities.jsonl")
    assert [sum(pair["same"] is same for pair in pairs) for same in (True, False)] == [60, 140]
