"""Patterns put together from words."""

import re
from functools import cache


def any_of(*words: str) -> str:
    """Any of these, each of them words or a piece of a pattern, and several in one where | stands between them."""
    return f"(?:{'|'.join(words)})"


@cache
def compile_words(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these, whatever the case; whoever asks for it again has it at once."""
    return re.compile("|".join(patterns), re.IGNORECASE)
