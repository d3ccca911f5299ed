"""Replace a stock phrase by a particular sentence, or leave it out.

Why: words that fit every customer are heard as meant for none, and even a suspected machine feels less caring.
Source: Rubin et al., Nature Human Behaviour 2025; docs/evidence.md.
"""

from heard.conversation.span import Span
from heard.customer.feeling import CLEAR, STRONG
from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent


def stock_phrase(scene: Scene) -> Need | None:
    """A stock phrase: a particular sentence takes its place where there is a feeling or a matter to speak of."""
    finding = scene.shown("scripted")
    marked = [mark.span for mark in finding.marks if mark.span.start < scene.draft.frame.closing] if finding else []
    if finding is None or not marked:
        return None
    span = _run(scene, marked)
    feeling = scene.strongest
    if feeling is not None and feeling.intensity >= CLEAR:
        return Need(
            worth=between(*SPEAKS_TO_FEELING, feeling.intensity / STRONG),
            why="A stock phrase; with their own case in it, it is meant for them.",
            place=lambda sentence: scene.draft.instead_of(span, sentence),
            words=(Intent.ACKNOWLEDGE, Intent.SHOES),
            shows="name_feeling",
            cures="scripted",
            feeling=feeling,
            about=span,
            particular=True,
        )
    if sum(not sentence.overlaps(span) for sentence in scene.draft.sentences) < FEWEST_LEFT:
        return None
    return Need(
        worth=between(*SAYS_NOTHING, finding.confidence),
        why="A stock phrase that says nothing here; the rest stands better without it.",
        place=lambda _: scene.draft.without(span),
        cures="scripted",
        about=span,
    )


# In the place of a feeling's answer a stock phrase is as bad as none; elsewhere it is only a waste.
SPEAKS_TO_FEELING, SAYS_NOTHING = (0.35, 1.0), (0.25, 0.6)


def _run(scene: Scene, marked: list[Span]) -> Span:
    """The first stock phrase, with those that follow it at once: one particular sentence stands for all of them."""
    first = min(marked, key=lambda span: span.start)
    end = first.end
    for sentence in scene.draft.sentences:
        if sentence.start >= end and not scene.draft.text[end : sentence.start].strip() and sentence in marked:
            end = sentence.end
    return Span(first.turn, first.start, end)


# What is left when a sentence goes has to be a reply still.
FEWEST_LEFT = 2

PARTICULAR = SuggestionKind("particular", "Say it about this customer", stock_phrase)
