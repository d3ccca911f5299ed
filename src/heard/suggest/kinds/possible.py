"""Turn a refusal into what is possible, from the playbook where it knows of something.

Why: a no is taken better with a reason and a way on, and options give back some control.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.language.refusal import refuses
from heard.suggest.need import Kind, Need
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

SAID = ("offer_choice", "goodwill", "next_step")


def bare_refusal(scene: Scene) -> Need | None:
    """A no that names nothing that is possible."""
    if scene.may_show(*SAID) or not refuses(scene.draft.text):
        return None
    span = next((sentence for sentence in scene.draft.sentences if refuses(sentence.quote)), None)
    if span is None:
        return None
    offer = scene.playbook.offer_for(scene.moment)
    return Need(
        worth=0.85,
        why="A no without a way on; say what is possible." + (f" The playbook allows: {offer.id}." if offer else ""),
        place=lambda sentence: scene.draft.after(span, sentence),
        intents=(Intent.POSSIBLE,),
        text=offer.text if offer else None,
        feeling=scene.strongest,
        behaviour="negative_wording",
        about=span,
    )


POSSIBLE = Kind("possible", "Say what is possible", bare_refusal)
