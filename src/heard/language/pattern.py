"""Patterns put together from words."""

import re


def any_of(*words: str) -> str:
    """Any of these, each of them words or a piece of a pattern, and several in one where | stands between them."""
    return f"(?:{'|'.join(words)})"


def compile_words(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of these, whatever the case."""
    return re.compile("|".join(patterns), re.IGNORECASE)
