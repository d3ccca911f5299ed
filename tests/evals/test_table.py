"""Tables and sections as Markdown."""

import pytest

from evals.table import Section, Table
from heard.errors import InvalidValue


def test_it_is_markdown() -> None:
    assert Table(("figure", "n"), (("r", "4"),)).markdown() == "| figure | n |\n| --- | --- |\n| r | 4 |"


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert Table(("a",), (("x|y",),)).markdown().endswith("| x\\|y |")


def test_a_row_is_as_wide_as_the_head() -> None:
    with pytest.raises(InvalidValue, match="'r' has 1 cells below a head of 2"):
        Table(("figure", "n"), (("r",),))


def test_notes_stand_between_title_and_table() -> None:
    section = Section("Speed", ("One note.", "Two."), Table(("n",), ()))
    assert section.markdown() == "### Speed\n\nOne note.\n\nTwo.\n\n| n |\n| --- |"
