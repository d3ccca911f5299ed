"""Replace a stock phrase by a particular sentence.

Why: words that fit every customer are heard as meant for none, and even a suspected machine feels less caring.
Source: Rubin et al., Nature Human Behaviour 2025; docs/evidence.md.
"""

from heard.customer.feeling import STRONG
from heard.suggest.need import Need, SuggestionKind, between, run_of, word_instead
from heard.suggest.scene import Scene

# In the place of a feeling's answer a stock phrase is as bad as none.
LEAST, MOST = 0.35, 1.0


def stock_phrase(scene: Scene) -> Need | None:
    """A stock phrase where there is a feeling to speak to, or a problem to name; elsewhere it only takes up room."""
    finding, feeling = scene.shown("scripted"), scene.strongest
    marked = [mark.span for mark in finding.marks if mark.span.start < scene.draft.frame.closing] if finding else []
    if not marked or scene.settled:
        return None
    return word_instead(
        scene,
        run_of(scene, marked),
        cures="scripted",
        worth=between(LEAST, MOST, feeling.intensity / STRONG if feeling else 0),
        why="A stock phrase; with their own case in it, it is meant for them.",
    )


PARTICULAR = SuggestionKind("particular", "Say it about this customer", stock_phrase)
