"""How a statement reads in a case: whoever writes one sees it as an agent would."""

from heard.suggest.statements.statement import Statement

# One for each slot, as they are read from a customer whose parcel is late.
PARCEL = {
    "thing": "your parcel",
    "waited": "nine days",
    "tries": "three calls",
    "loss": "missing your sister's wedding",
    "person": "your sister",
    "concern": "your parcel hasn't come",
}


def example_of(statement: Statement) -> str:
    """The statement with the particulars of a late parcel in its slots."""
    return statement.filled(PARCEL)
