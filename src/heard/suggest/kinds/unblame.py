"""Replace blame, a brush-off or a sharp tone by what can be done.

Why: a fault that is put on the customer, even rightly, ends the conversation in their mind.
Source: CODEBOOK definitions of `blame`, `dismiss` and `disrespect` (docs/codebook.md).
"""

from heard.suggest.need import Kind, Need
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

WHY = {
    "blame": "This puts it on them; what can be done helps more.",
    "dismiss": "This plays it down; to them it is not small.",
    "disrespect": "The tone of this will hurt; what can be done helps more.",
}


def hurtful_words(scene: Scene) -> Need | None:
    """Words that blame, brush off or hurt: the surest of them."""
    found = [finding for finding in map(scene.shows, WHY) if finding and finding.marks]
    if not found:
        return None
    finding = max(found, key=lambda each: each.confidence)
    span = finding.marks[0].span
    return Need(
        worth=0.4 + 0.5 * finding.confidence,
        why=WHY[finding.behaviour],
        place=lambda sentence: scene.draft.instead_of(span, sentence),
        intents=(Intent.POSSIBLE,),
        feeling=scene.strongest,
        behaviour=finding.behaviour,
        about=span,
    )


UNBLAME = Kind("unblame", "Say what can be done instead", hurtful_words)
