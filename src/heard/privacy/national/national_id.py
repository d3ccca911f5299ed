"""A national id: how it is written, how it is checked, and which words have to stand before it."""

from collections.abc import Callable
from dataclasses import dataclass

from heard.privacy.pattern import Pattern


@dataclass(frozen=True, slots=True)
class NationalId:
    """How a state writes and checks its ids; the first group of a pattern is the id.

    `alone` is a form that gives itself away; `called` is one that many other numbers have, so that one of `words` has
    to stand before it. `holds` checks letters and digits without what parts them.
    """

    id: str
    words: Pattern
    called: Pattern
    alone: Pattern | None
    holds: Callable[[str], bool]
