"""How sure a judgement is: a share of 1, checked where it is made."""

from heard.errors import InvalidValue


def check_confidence(confidence: float) -> None:
    """InvalidValue for a confidence outside of 0 to 1."""
    if not 0 <= confidence <= 1:
        raise InvalidValue(f"Confidence runs from 0 to 1, not {confidence}.")
