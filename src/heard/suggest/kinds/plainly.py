"""Say a term of the trade in plain words.

Why: words that a customer does not know keep them out of their own case, and come back as another question.
Source: CODEBOOK definition of `jargon` (docs/codebook.md).
"""

from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene

# Below what the customer feels and asks: they can still ask what it means.
LEAST, MOST = 0.3, 0.6
# A blank to fill in is work: it is asked for where the review is sure.
SURE = 0.6


def terms_of_the_trade(scene: Scene) -> Need | None:
    """Terms that nobody explains."""
    finding = scene.shown("jargon")
    if finding is None or not finding.marks or finding.confidence < SURE:
        return None
    # Behind the last of them, so that one explanation does for all.
    span = max((mark.span for mark in finding.marks), key=lambda each: each.start)
    return Need(
        worth=between(LEAST, MOST, finding.confidence),
        why="Terms of the trade; say what they mean for this customer.",
        place=lambda sentence: scene.draft.after(span, sentence),
        words="In plain words: [what this means for you].",
        cures="jargon",
        about=span,
    )


PLAINLY = SuggestionKind("plainly", "Say it in plain words", terms_of_the_trade)
