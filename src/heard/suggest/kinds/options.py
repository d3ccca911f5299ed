"""Put two or three options, out of the playbook.

Why: options give back some control to a customer who has lost it, and make them part of the solution.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.suggest.need import Need, SuggestionKind
from heard.suggest.scene import Scene

FEWEST, MOST = 2, 3
# As much as saying who does what next.
WORTH = 0.55


def no_choice(scene: Scene) -> Need | None:
    """The first way did not do, and the playbook holds more than one."""
    offers = scene.playbook.offers_for(scene.moment)[:MOST]
    if not scene.misses("offer_choice") or len(offers) < FEWEST:
        return None
    *most, last = (offer.option for offer in offers)
    return Need(
        worth=WORTH,
        why=f"It dragged on; the playbook leaves them a choice: {', '.join(offer.id for offer in offers)}.",
        place=scene.draft.at_closing,
        words=f"You can choose: {', '.join(most)} or {last}. Which suits you better?",
        shows="offer_choice",
    )


OPTIONS = SuggestionKind("options", "Put options to choose from", no_choice)
