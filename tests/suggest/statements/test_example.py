"""Examples: every statement can be read in one case."""

import pytest

from heard.suggest.particulars.particular import SLOTS
from heard.suggest.statements.example import PARCEL, example_of
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Intent, Statement


def test_there_is_a_particular_for_every_slot() -> None:
    assert tuple(PARCEL) == SLOTS


@pytest.mark.parametrize("statement", shipped_statements(), ids=lambda statement: statement.id)
def test_no_slot_stays_open(statement: Statement) -> None:
    assert "{" not in example_of(statement)


def test_a_sentence_begins_with_a_capital_letter() -> None:
    statement = Statement("a", Intent.CLOSING, "{waited} is long. {thing} is late: {concern}.")
    assert example_of(statement) == "Nine days is long. Your parcel is late: your parcel hasn't come."
