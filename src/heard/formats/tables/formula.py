"""Cells that a spreadsheet would take for a formula: a guard in front of them, and off again."""

import re

GUARD = "'"
# What starts a formula in Excel or its like, perhaps behind blanks or quotation marks; a guard of the text's own
# counts too, so that taking one off always gives back what was there.
FORMULA = re.compile(r"['\"\s]*[=+\-@\t\r＝＋－＠]")


def with_guard(cell: str) -> str:
    """The cell, so that no spreadsheet computes it."""
    return GUARD + cell if FORMULA.match(cell) else cell


def without_guard(cell: str) -> str:
    """The cell as it was before it was guarded, here or by another program."""
    return cell[1:] if cell.startswith(GUARD) and FORMULA.match(cell, 1) else cell
