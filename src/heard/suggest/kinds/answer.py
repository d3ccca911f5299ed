"""Answer the question that is still open.

Why: a question that gets no answer comes back as another contact, and as a reason to leave.
Source: none that we know of; CODEBOOK definition of `ignore_concern` (docs/codebook.md).
"""

from heard.ledger.item import ItemKind
from heard.scoring.plain import shorten
from heard.suggest.need import Kind, Need
from heard.suggest.scene import Scene


def open_question(scene: Scene) -> Need | None:
    """A question, or a request, that the draft passes over."""
    item = next(iter(scene.passed_over(ItemKind.QUESTION, ItemKind.REQUEST)), None)
    if item is None or item.confidence < SURE_ENOUGH:
        return None
    asked = shorten(item.span)
    question = item.kind is ItemKind.QUESTION
    return Need(
        worth=0.35 + 0.6 * scene.stake(item) + (0.2 if question else 0.0),
        why=f"{'They asked' if question else 'They want'} “{asked}”, and nothing answers it yet.",
        place=scene.draft.at_closing,
        text=ANSWERS if question else DONE,
        item=item,
        behaviour="ignore_concern",
        about=item.span,
    )


SURE_ENOUGH = 0.6
ANSWERS = "As for your question: [the answer]."
DONE = "As for what you asked us to do: [what happens now]."

ANSWER = Kind("answer", "Answer what is still open", open_question)
