"""Drop surplus sympathy: the second apology, the third "so sorry".

Why: in the middle of the work a further apology lowers satisfaction where a way forward lifts it.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene

# Too much warmth is a smaller fault than too little.
LEAST, MOST = 0.25, 0.65
FEWEST_SENTENCES = 2


def surplus_sympathy(scene: Scene) -> Need | None:
    """Sympathy that goes over the top, where something else is left to stand."""
    finding = scene.shown("over_sympathise")
    if finding is None or not finding.marks or len(scene.draft.sentences) < FEWEST_SENTENCES:
        return None
    span = finding.marks[-1].span
    return Need(
        worth=between(LEAST, MOST, finding.confidence),
        why="More sympathy than the matter carries; once is enough.",
        place=lambda _: scene.draft.without(span),
        cures="over_sympathise",
        about=span,
    )


SPARE = SuggestionKind("spare", "Drop surplus sympathy", surplus_sympathy)
