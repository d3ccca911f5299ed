"""The truth lock: what may be stated, and what was lost."""

import pytest

from heard.suggest.truth.fact import find_facts
from heard.suggest.truth.lock import Facts, facts_of, lost, unfounded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("You have waited for nine days.", None),
        ("You have waited for 9 days.", None),
        ("You have waited for nine.", None),
        ("You have waited for ten days.", "10 day"),
        ("You have waited for nine hours.", "9 hour"),
        ("You have waited for 9 weeks.", "9 week"),
        ("It was 9 euros.", "9 eur"),
        ("It was £20.", None),
        ("It was twenty pounds.", None),
        ("It was GBP 20.00.", None),
        ("It was 20 euros.", "20 eur"),
        ("It was £2k.", "2000 gbp"),
        ("It comes on Friday.", None),
        ("It comes on Monday.", "monday"),
        ("I will ask Ngozi.", None),
        ("I will ask Priya.", "priya"),
        ("I will write to you by [two words].", None),
    ],
)
def test_a_text_may_state_only_what_stands_somewhere(text: str, value: str | None) -> None:
    known = facts_of(["Nine days, £20 gone.", "It was to come on Friday, says ngozi."])
    assert [fact.value for fact in unfounded(text, known)] == ([value] if value else [])


def test_facts_hold_what_stands_in_any_text() -> None:
    nine, ten = find_facts("Nine days, and a voucher of 10 euros.")
    known = facts_of(text for text in ("9 days.", "A voucher of €10."))
    assert known.holds(nine)
    assert known.holds(ten)
    assert not facts_of(["9 hours, and 10%."]).holds(nine)
    assert not Facts().holds(ten)


@pytest.mark.parametrize(
    ("text", "draft", "values"),
    [
        ("It comes soon.", "It comes on Friday, for £3.", ["friday", "3 gbp"]),
        ("It comes in 3 hours.", "It comes in 3 days.", ["3 day"]),
        ("It comes in three.", "It comes in 3 days.", ["3 day"]),
        ("It comes in three days.", "It comes in 3 days.", []),
    ],
)
def test_what_a_text_loses_is_named(text: str, draft: str, values: list[str]) -> None:
    assert [fact.value for fact in lost(text, draft)] == values
