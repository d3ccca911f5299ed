"""Formula cells: nothing is computed in a spreadsheet, and nothing is lost on the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.formats.tables.formula import FORMULA, with_guard, without_guard

FORMULAS = [
    *"""=1+1|+1|-1|@SUM(A1)|＝1+1|＋1|－1|＠x|\t=1|\r=1|\tx|\rx| =1|   +1|\u00a0=1|\u3000＝1|@|-|=|-->""".split("|"),
    *"""=HYPERLINK("http://x.test","y")|=cmd|+49 170 1|=1\n2|'-|+cmd|-2+3|\n=1|"=1|'=1|''=1| ' "=1""".split("|"),
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert with_guard(cell) == f"'{cell}"
    assert without_guard(f"'{cell}") == cell


@pytest.mark.parametrize("cell", ["", "Hi", "1+1", "'tis", "'", "a=b", "“=1", "2026-01-05", "' '"])
def test_all_else_stays_as_it_is(cell: str) -> None:
    assert with_guard(cell) == without_guard(cell) == cell


@given(st.text(st.sampled_from("'\"= +-@\t\r＝a\n")) | st.text())
def test_whatever_it_is_the_way_there_and_back_changes_nothing(cell: str) -> None:
    guarded = with_guard(cell)
    assert without_guard(guarded) == cell
    assert guarded.startswith("'") or not FORMULA.match(guarded)
