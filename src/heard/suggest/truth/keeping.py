"""Keeping: what must not go missing when words of a draft are changed, whoever changes them."""

from heard.language.refusal import refuses
from heard.suggest.truth.commitment import find_commitments
from heard.suggest.truth.lock import lost


def keeps_what_counts(draft: str, text: str) -> bool:
    """Whether a text in the place of a draft has all of its facts, its promises and its no."""
    promised = [commitment.kind for commitment in find_commitments(text)]
    kept = all(commitment.kind in promised for commitment in find_commitments(draft))
    return kept and not lost(text, draft) and refuses(draft) == refuses(text)
