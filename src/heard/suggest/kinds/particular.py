"""Replace a stock phrase by a particular sentence.

Why: words that fit every customer are heard as meant for none, and even a suspected machine feels less caring.
Source: Rubin et al., Nature Human Behaviour 2025; docs/evidence.md.
"""

from heard.conversation.span import Span
from heard.customer.feeling import CLEAR, STRONG
from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# In the place of a feeling's answer a stock phrase is as bad as none.
LEAST, MOST = 0.35, 1.0


def stock_phrase(scene: Scene) -> Need | None:
    """A stock phrase where there is a feeling to speak to; elsewhere it only takes up room, and is the agent's own."""
    finding, feeling = scene.shown("scripted"), scene.strongest
    if finding is None or feeling is None or feeling.intensity < CLEAR:
        return None
    marked = [mark.span for mark in finding.marks if mark.span.start < scene.draft.frame.closing]
    if not marked:
        return None
    span = _run(scene, marked)
    return Need(
        worth=between(LEAST, MOST, feeling.intensity / STRONG),
        why="A stock phrase; with their own case in it, it is meant for them.",
        place=lambda sentence: scene.draft.instead_of(span, sentence),
        words=(Intent.ACKNOWLEDGE, Intent.SHOES),
        shows="name_feeling",
        cures="scripted",
        feeling=feeling,
        about=span,
        particular=True,
    )


def _run(scene: Scene, marked: list[Span]) -> Span:
    """The first stock phrase, with those that follow it at once: one particular sentence stands for all of them."""
    first = min(marked, key=lambda span: span.start)
    end = first.end
    for sentence in scene.draft.sentences:
        if sentence.start >= end and not scene.draft.text[end : sentence.start].strip() and sentence in marked:
            end = sentence.end
    return Span(first.turn, first.start, end)


PARTICULAR = SuggestionKind("particular", "Say it about this customer", stock_phrase)
