"""Replace blame, a brush-off or a sharp tone by what can be done.

Why: a fault that is put on the customer, even rightly, ends the conversation in their mind.
Source: CODEBOOK definitions of `blame`, `dismiss` and `disrespect` (docs/codebook.md).
"""

from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# What hurts is mended first where Heard is sure of it.
LEAST, MOST = 0.4, 0.9
WHY = {
    "blame": "This puts it on them; what can be done helps more.",
    "dismiss": "This plays it down; to them it is not small.",
    "disrespect": "The tone of this will hurt; what can be done helps more.",
}


def hurtful_words(scene: Scene) -> Need | None:
    """Words that blame, brush off or hurt: the surest of them."""
    found = [finding for finding in map(scene.shown, WHY) if finding and finding.marks]
    if not found:
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
