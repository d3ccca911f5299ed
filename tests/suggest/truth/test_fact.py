"""Facts: read each line as a text, then what is stated in it."""

import pytest

from heard.suggest.truth.fact import Amount, find_facts, unit_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It costs £12.50, or 12,50 euros.", ["12.5 gbp", "12.5 eur"]),
        ("We paid 1,250 dollars.", ["1250 usd"]),
        ("A rise of 3 percent or 4%.", ["3 %", "4 %"]),
        ("By Friday 3 May at 10:30.", ["friday", "3 may", "10:30"]),
        ("On 03/05/2026 or May 3rd.", ["03/05/2026", "3 may"]),
        ("Come tomorrow or by the end of the week.", ["tomorrow", "by the end of the week"]),
        ("Nine days and 9 calls.", ["9 day", "9"]),
        ("Order #A-4471 and ticket #12.", ["a-4471", "12"]),
        ("See https://heard.example/help, please.", ["https://heard.example/help"]),
        ("Write to help@heard.example or call +44 20 7946 0018.", ["help@heard.example", "442079460018"]),
        ("I told Ngozi about the Deluxe Plan.", ["ngozi", "deluxe plan"]),
        ("One moment, I may be a second late.", []),
        ("One second, please.", []),
        ("Nobody knows. What a shame!", []),
        ("@user All of this, Kim.", ["@user", "kim"]),
    ],
)
def test_facts_are_found(text: str, values: list[str]) -> None:
    assert [fact.value for fact in find_facts(text)] == values


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("500 euros", 500, "eur"),
        ("five hundred euros", 500, "eur"),
        ("two hundred and fifty euros", 250, "eur"),
        ("twenty-five pounds", 25, "gbp"),
        ("a hundred dollars", 100, "usd"),
        ("fifteen hundred quid", 1500, "gbp"),
        ("one thousand, two hundred and five euros", 1205, "eur"),
        ("5 hundred euros", 500, "eur"),
        ("2 million dollars", 2_000_000, "usd"),
        ("€1.500,00", 1500, "eur"),
        ("1.500 euros", 1500, "eur"),
        ("€1,500.00", 1500, "eur"),
        ("1.500.000 euros", 1_500_000, "eur"),
        ("1 250 euros", 1250, "eur"),
        ("CHF 1'500", 1500, "chf"),
        ("€12.5", 12.5, "eur"),
        ("€0.125", 0.125, "eur"),
        ("€2k", 2000, "eur"),
        ("1.5k euros", 1500, "eur"),
        ("EUR 1500", 1500, "eur"),
        ("EUR1500", 1500, "eur"),
        ("USD 500", 500, "usd"),
        ("usd five hundred", 500, "usd"),
        ("500-euro", 500, "eur"),
        ("twenty percent", 20, "%"),
        ("20 per cent", 20, "%"),
        ("1.500", 1500, ""),
        ("2k", 2000, ""),
        ("3 days", 3, "day"),
        ("3 hours", 3, "hour"),
        ("3-day", 3, "day"),
        ("24h", 24, "hour"),
        ("30 mins", 30, "minute"),
        ("twelve months", 12, "month"),
        ("2 weeks", 2, "week"),
        ("a fortnight", 2, "week"),
        ("one year", 1, "year"),
        ("twenty-one days", 21, "day"),
        ("nine whole days", 9, "day"),
        ("3 working days", 3, "working day"),
        ("a couple of days", 2, "day"),
        ("third", 3, ""),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, number: float, unit: str) -> None:
    (fact,) = find_facts(text)
    assert fact.amount == Amount(number, unit)
    assert fact.value == str(fact.amount)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("nine and ten", ["9", "10"]),
        ("5, 6 and 7", ["5", "6", "7"]),
        ("3 to 5 days", ["3", "5 day"]),
        ("20 euros, 30 dollars", ["20 eur", "30 usd"]),
        ("in eur 30 days later", ["30 day"]),
    ],
)
def test_two_numbers_are_not_one(text: str, values: list[str]) -> None:
    assert [fact.value for fact in find_facts(text)] == values


@pytest.mark.parametrize(
    ("currency", "unit"), [("EUR", "eur"), (" euro ", "eur"), ("€", "eur"), ("percent", "%"), ("gold", None)]
)
def test_a_currency_has_a_unit(currency: str, unit: str | None) -> None:
    assert unit_of(currency) == unit
