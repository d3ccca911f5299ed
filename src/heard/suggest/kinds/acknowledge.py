"""Acknowledge the feeling, or what it cost them, with the customer's own particulars.

Why: upset people settle once they hear that they were understood, and concrete words of their own read as listening.
Source: Yu, Berg & Zlatev, OBHDP 2021; Packard & Berger, JCR 2021; docs/evidence.md.
"""

from dataclasses import replace

from heard.customer.feeling import CLEAR, STRONG, Feeling, FeelingName
from heard.ledger.item import Item, ItemKind
from heard.scoring.plain import how_strong
from heard.suggest.need import TO_A_FEELING, Need, SuggestionKind, between, spoken_to
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent

# A strong feeling that nobody answers comes before everything else.
LEAST, MOST = 0.3, 1.0
# A word on a feeling that is not there is odd, and so is one on a cost.
SURE, SURE_OF_COST = 0.5, 0.7
SAID = ("name_feeling", "acknowledge_impact", "validate", "apologise_specifically")
COST = "They say what this costs them, and no word goes back to it."


def unheard(scene: Scene) -> Need | None:
    """A clear feeling that no word of the draft goes back to, or else a cost."""
    if any(map(scene.shown, SAID)):
        return None
    return _feeling(scene) or _cost(scene)


def _feeling(scene: Scene) -> Need | None:
    passed = {item.feeling: item for item in scene.passed_over(ItemKind.FEELING)}
    felt = sorted(scene.moment.feelings, key=lambda each: (-each.intensity, -each.confidence))
    for feeling in felt:
        if feeling.name not in passed or feeling.intensity < CLEAR or feeling.name is FeelingName.CONFUSION:
            continue
        if feeling.confidence < SURE or (feeling.intensity < STRONG and scene.may_show(*SAID)):
            continue
        why = f"No word yet on the {how_strong(feeling.intensity)} {feeling.name} that they show."
        return _need(scene, passed[feeling.name], feeling, why)
    return None


def _cost(scene: Scene) -> Need | None:
    """What it cost them makes a feeling clear that is only hinted at."""
    costs = (item for item in scene.passed_over(ItemKind.IMPACT) if item.confidence >= SURE_OF_COST)
    item, feeling = next(costs, None), scene.strongest
    if item is None or feeling is None or not scene.misses("acknowledge_impact") or scene.may_show(*SAID):
        return None
    return _need(scene, item, replace(feeling, intensity=max(feeling.intensity, CLEAR)), COST)


def _need(scene: Scene, item: Item, feeling: Feeling, why: str) -> Need:
    cost = item.kind is ItemKind.IMPACT
    return Need(
        worth=between(LEAST, MOST, scene.stake(item)),
        why=why,
        place=scene.draft.at_opening,
        words=(Intent.APOLOGY,) if cost else TO_A_FEELING,
        shows="acknowledge_impact" if cost else "name_feeling",
        feeling=spoken_to(feeling, scene),
        item=item,
        about=item.span if cost else feeling.span,
    )


ACKNOWLEDGE = SuggestionKind("acknowledge", "Acknowledge the feeling", unheard)
