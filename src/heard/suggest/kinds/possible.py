"""Turn a refusal into what is possible, from the playbook where it knows of something.

Why: a no is taken better with a reason and a way on, and options give back some control.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.customer.feeling import CLEAR
from heard.language.refusal import refuses
from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent
from heard.suggest.truth.commitment import names
from heard.suggest.truth.playbook import Offer

SAID = ("offer_choice", "goodwill", "next_step")


def bare_refusal(scene: Scene) -> Need | None:
    """A no that names nothing that is possible."""
    if scene.may_show(*SAID) or not refuses(scene.draft.text):
        return None
    span = next((sentence for sentence in scene.draft.sentences if refuses(sentence.quote)), None)
    if span is None:
        return None
    offer = next((each for each in scene.playbook.offers_for(scene.moment) if not _denied(each, span.quote)), None)
    if offer is None and not _begs_for_more(scene):
        return None
    return Need(
        worth=WORTH,
        why="A no without a way on; say what is possible." + (f" The playbook allows: {offer.id}." if offer else ""),
        place=lambda sentence: scene.draft.after(span, sentence),
        words=offer.text if offer else (Intent.POSSIBLE,),
        cures="negative_wording",
        feeling=scene.strongest,
        about=span,
    )


# Only a strong feeling that is passed over is worse than a no with nothing behind it.
WORTH = 0.85


def _begs_for_more(scene: Scene) -> bool:
    """Whether a blank is worth the asking: the no has no reason, and leaves somebody who is clearly upset."""
    feeling = scene.strongest
    return feeling is not None and feeling.intensity >= CLEAR and not scene.may_show("explain")


def _denied(offer: Offer, no: str) -> bool:
    """Whether an offer is the very thing that the draft says no to."""
    return any(names(kind, no) for kind in offer.allows)


POSSIBLE = SuggestionKind("possible", "Say what is possible", bare_refusal)
