"""Drop surplus sympathy: the second apology, the third "so sorry".

Why: in the middle of the work a further apology lowers satisfaction where a way forward lifts it.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.customer.feeling import CLEAR
from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent
from heard.suggest.truth.keeping import times_sorry

# Too much warmth is a smaller fault than too little.
LEAST, MOST = 0.25, 0.65
FEWEST_SENTENCES = 2


def surplus_sympathy(scene: Scene) -> Need | None:
    """Sympathy that goes over the top: cut where a word of it is left, else said about this customer."""
    finding, feeling = scene.shown("over_sympathise"), scene.strongest
    if finding is None or not finding.marks or len(scene.draft.sentences) < FEWEST_SENTENCES:
        return None
    span = finding.marks[-1].span
    text = scene.draft.text
    worth = between(LEAST, MOST, finding.confidence)
    if len(finding.marks) > 1 or times_sorry(text[: span.start] + text[span.end :]):
        return Need(
            worth=worth,
            why="More sympathy than the matter carries; once is enough.",
            place=lambda _: scene.draft.without(span),
            cures="over_sympathise",
            about=span,
        )
    if feeling is None or feeling.intensity < CLEAR:
        return None
    return Need(
        worth=worth,
        why="More sympathy than the matter carries; with their own case in it, few words are enough.",
        place=lambda sentence: scene.draft.instead_of(span, sentence),
        words=(Intent.ACKNOWLEDGE, Intent.SHOES),
        shows="name_feeling",
        cures="over_sympathise",
        feeling=feeling,
        about=span,
        particular=True,
    )


SPARE = SuggestionKind("spare", "Drop surplus sympathy", surplus_sympathy)
