"""Answer the question that is still open.

Why: a question that gets no answer comes back as another contact, and as a reason to leave.
Source: none that we know of; CODEBOOK definition of `ignore_concern` (docs/codebook.md).
"""

import re

from heard.ledger.item import ItemKind
from heard.scoring.plain import shorten
from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene


def open_question(scene: Scene) -> Need | None:
    """A question, or a request, that the draft passes over."""
    item = next(iter(scene.passed_over(ItemKind.QUESTION, ItemKind.REQUEST)), None)
    if item is None or item.confidence < SURE_ENOUGH or RHETORICAL.search(item.span.quote):
        return None
    if ASKS_FIRST.search(scene.draft.text) or any(map(scene.shown, LEADS_ON)):
        return None
    asked = shorten(item.span)
    question = item.kind is ItemKind.QUESTION
    return Need(
        worth=between(*(QUESTION if question else REQUEST), scene.stake(item)),
        why=f"{'They asked' if question else 'They want'} “{asked}”, and nothing answers it yet.",
        place=scene.draft.at_closing,
        words=ANSWERS if question else DONE,
        cures="ignore_concern",
        item=item,
        about=item.span,
    )


# What somebody asked weighs more than what they want done, which takes time anyhow; said three times it weighs most.
QUESTION, REQUEST = (0.55, 1.0), (0.35, 0.9)
# A question that is hardly one needs no answer.
SURE_ENOUGH = 0.6
RHETORICAL = re.compile(
    r"\?!|!\?|^\W*(?:(?:so|and|but|really|seriously|honestly) )*(?:why (?:even|do you|make|would|can[’']?t|don[’']?t)|"
    r"how (?:dare|can you|do you even|hard)|are you (?:kidding|serious|joking)|what (?:a|the hell|kind))\b",
    re.IGNORECASE,
)
# Who asks for something first cannot answer yet, and steps are an answer.
ASKS_FIRST = re.compile(
    r"\?|\b(?:please|kindly|could you|can you|need you to|we(?:[’']ll)? need|i(?:[’']ll)? need)\b", re.IGNORECASE
)
LEADS_ON = ("next_step", "explore", "hand_off")
ANSWERS = "As for your question: [the answer]."
DONE = "As for what you asked us to do: [what happens now]."

ANSWER = SuggestionKind("answer", "Answer what is still open", open_question)
