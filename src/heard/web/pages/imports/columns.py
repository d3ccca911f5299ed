"""Columns as somebody maps them in a form, and as the mapping that an import is given."""

from collections.abc import Sequence

import tomlkit

from heard.formats.intake.mapping import COLUMNS

# What a column may hold, in the order in which people look for it.
MEANINGS = (
    "conversation role text at author turn transcript channel subject status team tags language satisfaction "
    "opened_at customer customer_name customer_email customer_phone agent"
).split()


def mapping_of(names: Sequence[str], meanings: Sequence[str]) -> str | None:
    """The mapping as TOML that says what somebody chose for each column; None where there was nothing to choose.

    Of two columns with one meaning the first has it; what means nothing is left out.
    """
    chosen = list(zip(names, meanings, strict=False))
    if not chosen:
        return None
    columns = {meaning: name for name, meaning in reversed(chosen) if meaning in COLUMNS}
    return tomlkit.dumps({"leave_out": [name for name, meaning in chosen if not meaning], "columns": columns})
