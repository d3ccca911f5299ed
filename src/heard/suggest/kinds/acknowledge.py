"""Acknowledge the feeling, with the customer's own particulars.

Why: upset people settle once they hear that they were understood, and concrete words of their own read as listening.
Source: Yu, Berg & Zlatev, OBHDP 2021; Packard & Berger, JCR 2021; docs/evidence.md.
"""

from heard.customer.feeling import CLEAR, STRONG, FeelingName
from heard.ledger.item import ItemKind
from heard.scoring.plain import how_strong
from heard.suggest.need import TO_A_FEELING, Need, SuggestionKind, between
from heard.suggest.scene import Scene

# A strong feeling that nobody answers comes before everything else.
LEAST, MOST = 0.3, 1.0
# A word on a feeling that is not there is odd.
SURE = 0.5
SAID = ("name_feeling", "acknowledge_impact", "validate", "apologise_specifically")


def unheard_feeling(scene: Scene) -> Need | None:
    """A clear feeling that no word of the draft goes back to."""
    if any(map(scene.shown, SAID)):
        return None
    for item in scene.passed_over(ItemKind.FEELING):
        feeling = next((each for each in scene.moment.feelings if each.name is item.feeling), None)
        if feeling is None or feeling.intensity < CLEAR or feeling.name is FeelingName.CONFUSION:
            continue
        if feeling.confidence < SURE:
            continue
        if feeling.intensity < STRONG and scene.may_show(*SAID):
            continue
        why = f"No word yet on the {how_strong(feeling.intensity)} {feeling.name} that they show."
        return Need(
            worth=between(LEAST, MOST, scene.stake(item)),
            why=why,
            place=scene.draft.at_opening,
            words=TO_A_FEELING,
            shows="name_feeling",
            feeling=feeling,
            item=item,
            about=feeling.span,
        )
    return None


ACKNOWLEDGE = SuggestionKind("acknowledge", "Acknowledge the feeling", unheard_feeling)
