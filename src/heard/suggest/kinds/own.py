"""Own it: say who will see to the matter, in the first person.

Why: customers rate a person who says "I will" as more caring and more able to act.
Source: Packard, Moore & McFerran, JMR 2018; docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.phase import Phase
from heard.suggest.need import Need, SuggestionKind, between
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent


def nobody_owns_it(scene: Scene) -> Need | None:
    """Something has to be done, and the draft says neither who does it nor what comes next, or sends them elsewhere."""
    handed_off = scene.shown("hand_off") is not None
    if scene.shown("explore") or not (handed_off or scene.misses("take_ownership", "next_step")):
        return None
    item = next(iter(scene.passed_over(ItemKind.PROBLEM, ItemKind.REQUEST)), None)
    if item is None or scene.phase is Phase.CLOSING:
        return None
    step = scene.playbook.step_for(scene.moment)
    return Need(
        worth=between(LEAST, MOST, scene.stake(item)),
        why=ELSEWHERE if handed_off else NOBODY,
        place=scene.draft.at_closing,
        words=step.text if step else (Intent.MOMENTUM,),
        shows="next_step",
        cures="hand_off" if handed_off else None,
        feeling=scene.strongest,
        item=item,
        about=item.span,
    )


# Below a feeling or a question that is passed over: those are about the customer, this is about the work.
LEAST, MOST = 0.45, 0.75
NOBODY = "It does not say yet who does what next, and by when."
ELSEWHERE = "It sends them elsewhere; say what you will do yourself."

OWN = SuggestionKind("own", "Say who does what, and when", nobody_owns_it)
