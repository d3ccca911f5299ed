"""Blanks: what an agent has to fill in before a text can be sent, in square brackets."""

import re

# "[when]", "[what you can do]": lower case, a few words, and no link behind it; "[link]" is how exports mask one.
BLANK = re.compile(r"\[(?!(?:link|url)\])([a-z][a-z' -]{1,40})\](?!\()")


def blanks_in(text: str) -> tuple[str, ...]:
    """The blanks of a text that somebody still has to fill, in order."""
    return tuple(found[1] for found in BLANK.finditer(text))
