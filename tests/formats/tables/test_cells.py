"""Cells: what they say of a conversation, and what cannot be read of it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.conversation import Satisfaction
from heard.formats.intake.source import Source, open_source
from heard.formats.tables.cells import Cells, read_tags, write_satisfaction, write_tags
from tests.formats.talk import satisfactions


def a_source() -> Source:
    """A source that nothing is read from."""
    return open_source(io.BytesIO(b"x"), name="talk.csv")


@pytest.mark.parametrize(
    ("cell", "value", "scale"),
    [
        ("4", 4, "CSAT"),
        (" 4,5 ", 4.5, "CSAT"),
        ("4/5", 4, "up to 5"),
        ("-1 (-5 to 5)", -1, "-5 to 5"),
        ("Good", 1, "bad 0, good 1"),
        ("bad", 0, "bad 0, good 1"),
    ],
)
def test_satisfaction_keeps_value_and_scale(cell: str, value: float, scale: str) -> None:
    assert Cells({"satisfaction": cell}, 1, a_source()).satisfaction("CSAT") == Satisfaction(value, scale)


@pytest.mark.parametrize("cell", ["great", "4 of 5", "1e999", "nan", "4 ()", "9" * 400])
def test_satisfaction_that_is_no_number_is_left_out_with_a_word(cell: str) -> None:
    source = a_source()
    assert Cells({"satisfaction": cell}, 1, source).satisfaction("CSAT") is None
    assert source.warnings == [f"Satisfaction such as '{cell[:40]}' was left out; write a number."]


@given(satisfactions)
def test_satisfaction_is_read_back_as_it_was_written(satisfaction: Satisfaction) -> None:
    cell = write_satisfaction(satisfaction)
    assert Cells({"satisfaction": cell}, 1, a_source()).satisfaction("") == satisfaction


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("a; b ,c|", ("a", "b", "c")),
        ('["a;b", "c"]', ("a;b", "c")),
        ("[a]", ("[a]",)),
        ("[1]", ("[1]",)),
        ("", ()),
        ("[" * 10_000, ("[" * 10_000,)),
    ],
)
def test_tags_stand_in_one_cell(cell: str, tags: tuple[str, ...]) -> None:
    assert read_tags(cell) == tags


@given(st.lists(st.text(st.sampled_from('ab ,;|["]')), max_size=3).map(tuple))
def test_tags_are_read_back_as_they_were_written(tags: tuple[str, ...]) -> None:
    assert read_tags(write_tags(tags)) == tags


@pytest.mark.parametrize("cell", ["45292.5", "45292", "45292,75"])
def test_a_date_as_excel_counts_it_is_refused_with_a_word(cell: str) -> None:
    source = a_source()
    assert Cells({"at": cell}, 1, source).time("at") is None
    assert source.warnings[0].startswith(f"{cell} is a date as Excel counts it; such times were left out. Show")


def test_a_customer_without_an_id_is_called_by_the_next_best() -> None:
    cells = {"customer_name": "Ann", "customer_email": "ann@mail.test"}
    customer = Cells(cells, 1, a_source()).customer()
    assert customer is not None
    assert (customer.id, customer.name) == ("ann@mail.test", "Ann")
