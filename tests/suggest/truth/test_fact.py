"""Facts: read each line as a text, then what is stated in it."""

import pytest

from heard.suggest.truth.fact import find_facts
from heard.suggest.truth.lock import facts_of, lost, unfounded


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It costs £12.50, or 12,50 euros.", ["12.5 gbp", "12.5 eur"]),
        ("We paid 1,250 dollars.", ["1250 usd"]),
        ("A rise of 3 percent or 4%.", ["3 %", "4 %"]),
        ("By Friday 3 May at 10:30.", ["friday", "3 may", "10:30"]),
        ("On 03/05/2026 or May 3rd.", ["03/05/2026", "3 may"]),
        ("Come tomorrow or by the end of the week.", ["tomorrow", "by the end of the week"]),
        ("Nine days and 9 calls.", ["9", "9"]),
        ("Order #A-4471 and ticket #12.", ["a-4471", "12"]),
        ("See https://heard.example/help, please.", ["https://heard.example/help"]),
        ("Write to help@heard.example or call +44 20 7946 0018.", ["help@heard.example", "442079460018"]),
        ("I told Ngozi about the Deluxe Plan.", ["ngozi", "deluxe plan"]),
        ("One moment, I may be a second late.", []),
        ("Nobody knows. What a shame!", []),
    ],
)
def test_facts_are_found(text: str, values: list[str]) -> None:
    assert [fact.value for fact in find_facts(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("You have waited for nine days.", None),
        ("You have waited for ten days.", "10"),
        ("It was 9 euros.", "9 eur"),
        ("It was £20.", None),
        ("It was 20 euros.", "20 eur"),
        ("It comes on Friday.", None),
        ("It comes on Monday.", "monday"),
        ("I will ask Ngozi.", None),
        ("I will ask Priya.", "priya"),
        ("I will write to you by [two words].", None),
    ],
)
def test_a_text_may_state_only_what_stands_somewhere(text: str, value: str | None) -> None:
    known = facts_of({"conversation": ["Nine days, £20 gone.", "It was to come on Friday, says ngozi."]})
    assert [fact.value for fact in unfounded(text, known)] == ([value] if value else [])


def test_a_fact_knows_its_source() -> None:
    known = facts_of({"conversation": ["Nine days."], "playbook": ["A voucher of 10 euros."]})
    nine, ten = find_facts("Nine days, and a voucher of 10 euros.")
    assert (known.source_of(nine), known.source_of(ten)) == ("conversation", "playbook")


def test_what_a_text_loses_is_named() -> None:
    assert [fact.value for fact in lost("It comes soon.", "It comes on Friday, for £3.")] == ["friday", "3 gbp"]
