"""Drop surplus sympathy: the second apology, the third "so sorry".

Why: in the middle of the work a further apology lowers satisfaction where a way forward lifts it.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.suggest.need import Need, SuggestionKind, between, run_of, word_instead
from heard.suggest.scene import Scene
from heard.suggest.truth.keeping import times_sorry

# Too much warmth is a smaller fault than too little.
LEAST, MOST = 0.25, 0.65
FEWEST_SENTENCES = 2


def surplus_sympathy(scene: Scene) -> Need | None:
    """Sympathy that goes over the top: cut where a word of it is left, else said about this customer."""
    finding, draft = scene.shown("over_sympathise"), scene.draft
    if finding is None or not finding.marks or len(draft.sentences) < FEWEST_SENTENCES:
        return None
    marked = [mark.span for mark in finding.marks]
    span = run_of(scene, marked)
    cut, worth = draft.without(span), between(LEAST, MOST, finding.confidence)
    if all(each.end <= span.end for each in marked) and not times_sorry(draft.with_edits([cut])):
        why = "More sympathy than the matter carries; with their own case in it, few words are enough."
        return word_instead(scene, span, cures="over_sympathise", worth=worth, why=why)
    return Need(
        worth=worth,
        why="More sympathy than the matter carries; once is enough.",
        place=lambda _: cut,
        cures="over_sympathise",
        about=span,
    )


SPARE = SuggestionKind("spare", "Drop surplus sympathy", surplus_sympathy)
