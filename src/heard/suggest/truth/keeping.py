"""Keeping: what must not go missing when words of a draft are changed, whoever changes them."""

import re

from heard.language.refusal import refuses
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.lock import lost

SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)
# The words of which an apology is made that names nothing.
STOCK = frozenset(
    "i we you your us our am is are was be been being has have had do did may might can must so very really truly "
    "deeply sincerely please accept m re ve s hear see learn know understand for to of about at by and any all the "
    "this that these it how what inconvenience inconveniences trouble troubles frustration issue issues experience "
    "experienced caused causing cause hello hi hey dear there oh no again".split()
)


def times_sorry(text: str) -> int:
    """How often somebody says sorry in so many words."""
    return len(SORRY.findall(text))


def is_bare_apology(text: str) -> bool:
    """Whether a text says sorry and nothing of what for; a name, in the middle of it, is no matter."""
    words = re.findall(r"[^\W\d_]+", SORRY.sub("", text))
    return bool(times_sorry(text)) and all(word[0].isupper() or word in STOCK for word in words)


def stays_sorry(draft: str, text: str) -> bool:
    """Whether a reply that says sorry still does, and one sorry does not become two."""
    return min(1, times_sorry(draft)) <= times_sorry(text) <= max(1, times_sorry(draft))


def keeps_what_counts(draft: str, text: str) -> bool:
    """Whether a text in the place of a draft has all of its facts, its promises and its no."""
    promised = [commitment.kind for commitment in find_commitments(text)]
    kept = all(commitment.kind in promised for commitment in find_commitments(draft))
    return kept and not lost(text, draft) and refuses(draft) == refuses(text)
