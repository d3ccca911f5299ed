"""Answer the question that is still open.

Why: a question that gets no answer comes back as another contact, and as a reason to leave.
Source: none that we know of; CODEBOOK definition of `ignore_concern` (docs/codebook.md).
"""

import re

from heard.ledger.item import Item, ItemKind
from heard.scoring.plain import shorten
from heard.suggest.need import Need, SuggestionKind, asks_first, between
from heard.suggest.scene import Scene


def open_question(scene: Scene) -> Need | None:
    """A question, or a request, that the draft passes over."""
    passed = () if _leads_on(scene) else scene.passed_over(ItemKind.QUESTION, ItemKind.REQUEST)
    item = next(iter(passed), None) or _sent_elsewhere(scene)
    if item is None or item.confidence < SURE_ENOUGH or RHETORICAL.search(item.span.quote):
        return None
    asked = shorten(item.span)
    question = item.kind is ItemKind.QUESTION
    return Need(
        worth=between(*(QUESTION if question else REQUEST), scene.stake(item)),
        why=f"{'They asked' if question else 'They want'} “{asked}”, and nothing answers it yet.",
        place=scene.draft.at_closing,
        words=(SHORTLY if scene.shown("hand_off") else ANSWERS) if question else DONE,
        cures="ignore_concern",
        item=item,
        about=item.span,
    )


def _leads_on(scene: Scene) -> bool:
    """Whether the draft asks for something first, so that it cannot answer yet, or leads on; steps are an answer."""
    return asks_first(scene) or any(map(scene.shown, LEADS_ON))


def _sent_elsewhere(scene: Scene) -> Item | None:
    """A plain question whose answer is only to be had somewhere else."""
    if scene.settled or not scene.shown("hand_off") or scene.may_show("inform", "explain", "explore"):
        return None
    asked = (item for item in scene.moment.fresh if item.kind is ItemKind.QUESTION and item.confidence >= PLAIN)
    return next(asked, None) if "?" not in scene.draft.text else None


# What somebody asked weighs more than what they want done, which takes time anyhow; said three times it weighs most.
QUESTION, REQUEST = (0.55, 1.0), (0.35, 0.9)
# A question that is hardly one needs no answer, and one that was sent elsewhere has to be plain.
SURE_ENOUGH, PLAIN = 0.6, 0.85
# "Why make me wait?" complains, and asks for no reason.
RHETORICAL = re.compile(
    r"^\W*(?:(?:so|and|but|really|seriously|honestly) )*(?:why (?:even|make|bother|do you (?:even|always|keep)|"
    r"(?:can[’']?t|don[’']?t) you)|how (?:dare|do you even|hard)|are you (?:kidding|serious|joking)|"
    r"what (?:a|the hell|the fuck))\b",
    re.IGNORECASE,
)
LEADS_ON = ("next_step", "explore", "hand_off")
ANSWERS, SHORTLY = "As for your question: [the answer].", "In short: [the answer]."
DONE = "As for what you asked us to do: [what happens now]."

ANSWER = SuggestionKind("answer", "Answer what is still open", open_question)
