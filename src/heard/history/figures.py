"""Figures: the numbers of orders, amounts and the like that turns name, in one form."""

import re
from collections.abc import Iterator

from heard.conversation.span import Span
from heard.conversation.turn import Turn

# A number that names something, or an amount: of two figures and more, and neither a year nor a time of day.
FIGURES = re.compile(
    r"(?<![\w:/.])[£€$#]?(?P<figures>(?:[A-Za-z]{1,4}-?)?\d[\dA-Za-z,]*(?:[-.]\d[\dA-Za-z]*){0,3})(?!\w|[:/]\d)"
)
NO_NAME = re.compile(r"\d?\d?(?:st|nd|rd|th|am|pm|h|x)?|(?:19|20)\d\d|\d[.:]\d\d", re.IGNORECASE)


def figures_in(turn: Turn) -> Iterator[tuple[str, Span]]:
    """The numbers of orders, amounts and the like in a turn, each in one form, with its words."""
    for found in FIGURES.finditer(turn.text):
        said = found["figures"].rstrip(",.-")
        bare = re.sub(r"[^\w.]", "", said.removesuffix(".00")).upper()
        if bare and not NO_NAME.fullmatch(bare):
            yield bare, Span(turn, found.start("figures"), found.start("figures") + len(said))
