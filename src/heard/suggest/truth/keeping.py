"""Keeping: what must not go missing when words of a draft are changed, whoever changes them."""

import re

from heard.language.refusal import refuses
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.lock import lost

SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)


def times_sorry(text: str) -> int:
    """How often somebody says sorry in so many words."""
    return len(SORRY.findall(text))


def stays_sorry(draft: str, text: str) -> bool:
    """Whether a reply that says sorry still does, and one sorry does not become two."""
    return min(1, times_sorry(draft)) <= times_sorry(text) <= max(1, times_sorry(draft))


def keeps_what_counts(draft: str, text: str) -> bool:
    """Whether a text in the place of a draft has all of its facts, its promises and its no."""
    promised = [commitment.kind for commitment in find_commitments(text)]
    kept = all(commitment.kind in promised for commitment in find_commitments(draft))
    return kept and not lost(text, draft) and refuses(draft) == refuses(text)
