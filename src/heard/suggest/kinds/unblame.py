"""Replace blame or a sharp tone by what can be done.

Why: a fault that is put on the customer, even rightly, ends the conversation in their mind.
Source: CODEBOOK definitions of `blame` and `disrespect` (docs/codebook.md).
"""

from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# Nobody likes to be told that their tone hurts where it does not.
SURE = 0.6
# What is left has to be a reply still.
FEWEST_SENTENCES = 2
# What hurts is mended first where Heard is sure of it.
LEAST, MOST = 0.4, 0.9
WHY = {
    "blame": "This puts it on them; what can be done helps more.",
    "disrespect": "The tone of this will hurt; what can be done helps more.",
}


def hurtful_words(scene: Scene) -> Need | None:
    """Words that blame or hurt: the surest of them."""
    found = [finding for finding in map(scene.shown, WHY) if finding and finding.confidence >= SURE]
    if not found or len(scene.draft.sentences) < FEWEST_SENTENCES:
        return None
    finding = max(found, key=lambda each: each.confidence)
    span = finding.marks[0].span
    return Need(
        worth=between(LEAST, MOST, finding.confidence),
        why=WHY[finding.behaviour],
        place=lambda sentence: scene.draft.instead_of(span, sentence),
        words=(Intent.POSSIBLE,),
        cures=finding.behaviour,
        feeling=scene.strongest,
        about=span,
    )


UNBLAME = SuggestionKind("unblame", "Say what can be done instead", hurtful_words)
