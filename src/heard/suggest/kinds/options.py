"""Put two or three options, out of the playbook.

Why: options give back some control to a customer who has lost it, and make them part of the solution.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); docs/evidence.md.
"""

from heard.suggest.need import Kind, Need
from heard.suggest.scene import Scene

FEWEST, MOST = 2, 3


def no_choice(scene: Scene) -> Need | None:
    """The first way did not do, and the playbook holds more than one."""
    offers = scene.playbook.offers_for(scene.moment)[:MOST]
    if not scene.misses("offer_choice") or len(offers) < FEWEST:
        return None
    *most, last = (offer.option for offer in offers)
    return Need(
        worth=0.55,
        why=f"It dragged on; the playbook leaves them a choice: {', '.join(offer.id for offer in offers)}.",
        place=scene.draft.at_closing,
        text=f"You can choose: {', '.join(most)} or {last}. Which suits you better?",
        behaviour="offer_choice",
    )


OPTIONS = Kind("options", "Put options to choose from", no_choice)
